package dev.sightline.cameras.status;

import dev.sightline.collections.BoundedMaps;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.events.CameraStatus.Rates;
import dev.sightline.events.CameraStatus.Report;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.events.FrameRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cameras whose frames the match stage of this process has seen, and the statuses that follow
 * for those that nobody else reports. Thread-safe.
 *
 * <p>A camera that sends rarely is expected as rarely: it counts as silent after three times its
 * longest recent pause. A clock that is behind cannot be told from frames that were late, so only
 * one that is ahead is reported.
 */
final class SeenCameras {
  private static final int MAX_CAMERAS = CameraStatuses.MAX_CAMERAS;
  private static final int PAUSES = 3;
  private static final Duration MAX_BACKLOG = Duration.ofSeconds(20);
  private static final Duration MIN_VALIDITY = Duration.ofSeconds(5);
  private static final Duration MAX_VALIDITY = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Seen> cameras = BoundedMaps.accessOrdered(MAX_CAMERAS);
  private Instant reportedAt;

  private static final class Seen {
    private Instant since;
    private Instant at;
    private Duration pause = Duration.ZERO;
    private LastFrame last;
    private long frames;
  }

  SeenCameras(InstantSource clock) {
    this.clock = clock;
    this.reportedAt = clock.instant();
  }

  /** Records a frame that the match stage has processed. */
  synchronized void add(FrameRef frame) {
    Instant now = clock.instant();
    Seen seen = cameras.computeIfAbsent(frame.camera(), camera -> new Seen());
    if (seen.at == null) {
      seen.since = now;
    } else {
      Duration pause = Duration.between(seen.at, now);
      // An old pause is forgotten slowly, so that a camera that sends in bursts stays up.
      Duration faded = seen.pause.multipliedBy(9).dividedBy(10);
      seen.pause = pause.compareTo(faded) > 0 ? pause : faded;
    }
    seen.at = now;
    seen.last = new LastFrame(frame.partition(), frame.offset(), frame.capturedAt());
    seen.frames++;
  }

  /**
   * Returns the statuses of cameras that have sent frames since the last call and that no publisher
   * reports, by id.
   *
   * @param reported returns the newest status of a camera
   */
  synchronized Map<String, CameraStatus> due(Function<String, Optional<CameraStatus>> reported) {
    Instant now = clock.instant();
    double seconds = Math.max(1, Duration.between(reportedAt, now).toMillis()) / 1e3;
    reportedAt = now;
    Map<String, CameraStatus> due = new LinkedHashMap<>();
    cameras.forEach(
        (camera, seen) -> {
          Optional<CameraStatus> known = reported.apply(camera);
          if (seen.frames > 0
              && !isPublishers(known, seen.last)
              && !isFromBeforeSilence(known, seen.last)) {
            due.put(camera, status(seen, known, seen.frames / seconds, now));
          }
          seen.frames = 0;
        });
    return due;
  }

  /** Whether a publisher reports the camera, or has ended after this frame. */
  private static boolean isPublishers(Optional<CameraStatus> known, LastFrame frame) {
    return known
        .filter(status -> status.report().by() == Reporter.PUBLISHER)
        .filter(status -> status.repeats() || isBefore(frame, status))
        .isPresent();
  }

  /** A frame that the stages were late with does not show that a camera is back. */
  private static boolean isFromBeforeSilence(Optional<CameraStatus> known, LastFrame frame) {
    return known
        .filter(status -> status.report().by() == Reporter.WATCH)
        .map(status -> Duration.between(frame.capturedAt(), status.report().at()))
        .filter(before -> !before.isNegative() && before.compareTo(MAX_BACKLOG) < 0)
        .isPresent();
  }

  /** The last frames of a publisher may be processed after it has reported its end. */
  private static boolean isBefore(LastFrame frame, CameraStatus end) {
    LastFrame last = end.lastFrame();
    return !frame.capturedAt().isAfter(end.report().at())
        || (last != null
            && last.partition() == frame.partition()
            && last.offset() >= frame.offset());
  }

  private static CameraStatus status(
      Seen seen, Optional<CameraStatus> known, double framesPerSecond, Instant now) {
    // A camera that comes back is up from now on, however long this process has known it.
    Instant since =
        known.map(status -> status.state() == State.UP ? status.since() : now).orElse(seen.since);
    Duration ahead = Duration.between(now, seen.last.capturedAt());
    return new CameraStatus(
        State.UP,
        since,
        null,
        seen.last,
        new Rates(framesPerSecond, 0),
        ahead.compareTo(StatusWriter.TOLERANCE) < 0 ? null : Long.valueOf(ahead.toMillis()),
        new Report(Reporter.MATCH, now, validity(seen, now).toMillis()));
  }

  /** Counts from the last frame. */
  private static Duration validity(Seen seen, Instant now) {
    Duration validity = seen.pause.multipliedBy(PAUSES);
    if (validity.compareTo(MIN_VALIDITY) < 0) {
      validity = MIN_VALIDITY;
    }
    if (validity.compareTo(MAX_VALIDITY) > 0) {
      validity = MAX_VALIDITY;
    }
    return validity.minus(Duration.between(seen.at, now));
  }
}
