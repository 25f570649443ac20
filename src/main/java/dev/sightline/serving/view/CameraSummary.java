package dev.sightline.serving.view;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.events.CameraStatus.Outage;
import dev.sightline.events.CameraStatus.Rates;
import dev.sightline.events.CameraStatus.State;
import java.time.Instant;

/**
 * The state of a camera.
 *
 * @param id the camera's id
 * @param state {@code up}, {@code connecting}, {@code silent}, {@code ended}, or {@value #UNKNOWN}
 *     if only the match stage reports the camera, and does not run
 * @param since when the state began
 * @param outage why no frame comes; null while the camera is up
 * @param lastFrame the newest frame; null before the first
 * @param clockOffMillis how far its clock is ahead; null if it is right, or unknown
 * @param figures null unless the camera is up
 */
public record CameraSummary(
    String id,
    String state,
    Instant since,
    Outage outage,
    Last lastFrame,
    Long clockOffMillis,
    Figures figures) {
  public static final String UNKNOWN = "unknown";

  /**
   * A frame.
   *
   * @param id the partition and the offset, joined by a dash, as in {@link Scene#frame()}
   */
  public record Last(String id, Instant capturedAt) {
    private static Last of(LastFrame frame) {
      return frame == null
          ? null
          : new Last(frame.partition() + "-" + frame.offset(), frame.capturedAt());
    }
  }

  /**
   * What a camera sends at present.
   *
   * @param matchAgeMillis the time from the capture of the last frame with a face to its match's
   *     arrival here; null if there was none within five minutes
   */
  public record Figures(double framesPerSecond, double bytesPerSecond, Long matchAgeMillis) {}

  /**
   * @param matchAgeMillis null if it is unknown
   */
  static CameraSummary of(String id, CameraStatus status, Long matchAgeMillis) {
    Rates rates = status.rates();
    return new CameraSummary(
        id,
        status.state().code(),
        status.since(),
        status.outage(),
        Last.of(status.lastFrame()),
        status.clockOffMillis(),
        status.state() == State.UP
            ? new Figures(rates.framesPerSecond(), rates.bytesPerSecond(), matchAgeMillis)
            : null);
  }

  /** Returns the summary of a camera whose reporter does not run. */
  static CameraSummary unknown(String id, CameraStatus status) {
    return new CameraSummary(
        id, UNKNOWN, status.report().at(), null, Last.of(status.lastFrame()), null, null);
  }
}
