package dev.sightline.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A counter of a camera's frames: {@code sightline_camera_frames_total{camera,outcome}} with the
 * outcomes {@code sent}, {@code skipped} (replaced by a newer frame), {@code still} (left out by
 * the motion gate) and {@code dropped} (Kafka did not accept it in time).
 */
public final class CameraMeters {

  private CameraMeters() {}

  /** The counts of a camera that comes and goes. */
  public interface Counts {
    long sent();

    long skipped();

    long still();

    long dropped();
  }

  /**
   * Registers meters of counts.
   *
   * @return removes the meters again; as long as it is reachable, so are the counts
   */
  public static Runnable register(MeterRegistry registry, String camera, Counts counts) {
    List<FunctionCounter> counters =
        List.of(
            counter(registry, camera, "sent", counts, Counts::sent),
            counter(registry, camera, "dropped", counts, Counts::dropped),
            counter(registry, camera, "skipped", counts, Counts::skipped),
            counter(registry, camera, "still", counts, Counts::still));
    return () -> {
      try {
        counters.forEach(registry::remove);
      } finally {
        Reference.reachabilityFence(counts);
      }
    };
  }

  private static <T> FunctionCounter counter(
      MeterRegistry registry, String camera, String outcome, T counted, ToDoubleFunction<T> count) {
    return FunctionCounter.builder("sightline.camera.frames", counted, count)
        .description("Frames of a camera by outcome")
        .tag("camera", camera)
        .tag("outcome", outcome)
        .register(registry);
  }
}
