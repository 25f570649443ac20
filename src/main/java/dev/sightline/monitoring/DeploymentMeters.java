package dev.sightline.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The meters of a deployment as the server sees it: {@code sightline_recognising}, and {@code
 * sightline_camera_up{camera}} of each camera that should send frames.
 */
public final class DeploymentMeters {
  private final MultiGauge up;
  private final Supplier<Map<String, Boolean>> cameras;

  private DeploymentMeters(MeterRegistry registry, Supplier<Map<String, Boolean>> cameras) {
    this.cameras = cameras;
    this.up =
        MultiGauge.builder("sightline.camera.up")
            .description("1 if the camera sends frames, else 0")
            .register(registry);
  }

  /**
   * Registers the meters.
   *
   * @param recognising returns whether persons are recognised
   * @param cameras returns whether each camera sends frames, by id
   */
  static DeploymentMeters register(
      MeterRegistry registry, BooleanSupplier recognising, Supplier<Map<String, Boolean>> cameras) {
    Gauge.builder("sightline.recognising", () -> recognising.getAsBoolean() ? 1 : 0)
        .description("0 if Kafka, a stage, all matchers or the model are missing, else 1")
        .register(registry);
    return new DeploymentMeters(registry, cameras);
  }

  /** Renews the cameras; of more than the maximum, those that do not send frames come first. */
  void renew() {
    List<Row<?>> rows =
        cameras.get().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .limit(StageMeters.MAX_CAMERAS)
            .<Row<?>>map(
                camera -> Row.of(Tags.of("camera", camera.getKey()), camera.getValue() ? 1 : 0))
            .toList();
    up.register(rows, true);
  }
}
