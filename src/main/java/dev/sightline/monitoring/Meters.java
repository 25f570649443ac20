package dev.sightline.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All meters of a process, those of the Java machine and of its memory among them. */
public final class Meters implements AutoCloseable {
  /** Anyone may write a frame under any key; from here on a new camera is not counted apart. */
  private static final int CAMERAS = 1000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  private Meters(Collection<String> topics) {
    Set<String> oldNames = topics.stream().map(Meters::oldName).collect(Collectors.toSet());
    oldNames.removeAll(topics);
    registry
        .config()
        .meterFilter(MeterFilter.deny(id -> oldNames.contains(id.getTag("topic"))))
        .meterFilter(
            MeterFilter.maximumAllowableTags(
                StageMeters.FRAMES, StageMeters.CAMERA, CAMERAS, MeterFilter.deny()));
  }

  /** Kafka measures a topic whose name has a dot a second time, with an underscore instead. */
  private static String oldName(String topic) {
    return topic.replace('.', '_');
  }

  /**
   * The meters of this process.
   *
   * @param topics those that it reads and writes
   */
  public static Meters ofProcess(Collection<String> topics) {
    Meters meters = new Meters(topics);
    MeterRegistry registry = meters.registry;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    meters.garbageCollection.bindTo(registry);
    ResidentMemory.bindTo(registry);
    return meters;
  }

  /** Where to register more. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Adds {@code sightline.live} and {@code sightline.ready}, each 1 or 0. */
  public void watch(Supplier<Condition> condition) {
    Gauge.builder("sightline.live", () -> condition.get().isLive() ? 1 : 0)
        .description("1 unless a stage stands still or has failed")
        .register(registry);
    Gauge.builder("sightline.ready", () -> condition.get().isReady() ? 1 : 0)
        .description("1 while records are processed")
        .register(registry);
  }

  /** All meters now, in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
