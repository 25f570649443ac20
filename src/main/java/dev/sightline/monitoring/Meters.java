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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All meters of a process, including those of the JVM and of its memory. */
public final class Meters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  private volatile Optional<DeploymentMeters> deployment = Optional.empty();

  private Meters(Collection<String> topics) {
    Set<String> oldNames = topics.stream().map(Meters::oldName).collect(Collectors.toSet());
    oldNames.removeAll(topics);
    registry.config().meterFilter(MeterFilter.deny(id -> oldNames.contains(id.getTag("topic"))));
  }

  /**
   * Returns the second name under which Kafka measures a topic with a dot in its name: with an
   * underscore.
   */
  private static String oldName(String topic) {
    return topic.replace('.', '_');
  }

  /**
   * Creates the meters of this process.
   *
   * @param topics the topics that it reads and writes
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

  /** Returns the registry for further meters. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Adds {@code sightline.live} and {@code sightline.ready}, each 1 or 0. */
  public void watch(Supplier<Condition> condition) {
    Gauge.builder("sightline.live", () -> condition.get().isLive() ? 1 : 0)
        .description("0 if a stage makes no progress or has failed, else 1")
        .register(registry);
    Gauge.builder("sightline.ready", () -> condition.get().isReady() ? 1 : 0)
        .description("1 while records are processed")
        .register(registry);
  }

  /**
   * Adds the meters of a deployment.
   *
   * @param recognising returns whether persons are recognised
   * @param cameras returns whether each camera sends frames, by id
   */
  public void watchDeployment(BooleanSupplier recognising, Supplier<Map<String, Boolean>> cameras) {
    deployment = Optional.of(DeploymentMeters.register(registry, recognising, cameras));
  }

  /** Returns all current values in Prometheus' text format. */
  public String scrape() {
    deployment.ifPresent(DeploymentMeters::renew);
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
