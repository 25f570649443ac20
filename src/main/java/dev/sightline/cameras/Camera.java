package dev.sightline.cameras;

import static java.util.Objects.requireNonNull;

import dev.sightline.events.CameraKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A camera that agents publish: a record of {@code sightline.cameras}.
 *
 * @param id the key of its frames
 * @param source where its pictures come from
 * @param sending what is sent of them
 * @param labels where the camera is, for people to read
 * @param enabled whether it is published at all
 * @param schedule when it is published
 */
public record Camera(
    String id,
    CameraSource source,
    Sending sending,
    Labels labels,
    boolean enabled,
    Schedule schedule) {

  public Camera {
    CameraKey.requireValid(id);
    requireNonNull(source, "source");
    requireNonNull(sending, "sending");
    requireNonNull(labels, "labels");
    requireNonNull(schedule, "schedule");
  }

  /**
   * What is sent of a camera's pictures; empty for what the agent's settings say.
   *
   * @param maxFps the most frames a second, in (0, 120]
   * @param maxBytes the most bytes of a frame, at least 1024
   * @param motionGate whether only frames that differ from the last one are sent
   */
  public record Sending(
      Optional<Double> maxFps, Optional<Integer> maxBytes, Optional<Boolean> motionGate) {

    public Sending {
      maxFps.ifPresent(Sending::requireFps);
      maxBytes.ifPresent(Sending::requireBytes);
      requireNonNull(motionGate, "motionGate");
    }

    private static void requireFps(double fps) {
      if (!(fps > 0 && fps <= 120)) {
        throw new IllegalArgumentException("maxFps must be in (0, 120], was " + fps);
      }
    }

    private static void requireBytes(int bytes) {
      if (bytes < 1024) {
        throw new IllegalArgumentException("maxBytes must be at least 1024, was " + bytes);
      }
    }
  }

  /** Where a camera is; each may be empty. */
  public record Labels(String site, String place) {

    public Labels {
      requireNonNull(site, "site");
      requireNonNull(place, "place");
    }
  }

  /** Returns whether it is published at a time. */
  public boolean isOn(Instant time) {
    return enabled && schedule.isOn(time);
  }
}
