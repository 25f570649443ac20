package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far one camera's frames have come, in the order of the log. That order alone decides which
 * frame is new and whether the camera's clock was set back.
 *
 * <p>A clock was set back if frames in a row are older than the newest by more than the grace
 * period, and span as much themselves. A single straggler, or a packet of few frames that arrives
 * late, does not.
 *
 * @param newest the newest capture time by the camera's present clock
 * @param latest the newest capture time by any of the camera's clocks
 * @param last the position of the last frame; empty before the first
 * @param recent the fingerprints of the last frames, oldest first
 * @param behind the last frames, if they are older than the newest by more than the grace period,
 *     by capture time
 */
public record FrameOrder(
    Instant newest,
    Instant latest,
    Optional<FrameId> last,
    List<Long> recent,
    List<ObservedFrame> behind) {
  /** The number of frames that are recognised if they are sent twice. */
  private static final int MAX_RECENT = 256;

  public FrameOrder {
    requireNonNull(newest, "newest");
    requireNonNull(latest, "latest");
    requireNonNull(last, "last");
    recent = List.copyOf(recent);
    behind = List.copyOf(behind);
  }

  /** Returns the order before the first frame. */
  public static FrameOrder none() {
    return new FrameOrder(Instant.EPOCH, Instant.EPOCH, Optional.empty(), List.of(), List.of());
  }

  /**
   * Returns whether the frame was processed before: its record is read again after a crash, or its
   * producer sent it twice.
   */
  boolean isRepeated(ObservedFrame frame, Duration grace) {
    boolean isNear = !isBehind(frame, grace) && !frame.capturedAt().isAfter(newest);
    return recent.contains(frame.fingerprint()) || (!isNear && isPast(frame));
  }

  /**
   * Returns whether the frame stands before the last in the log. A smaller offset with a later time
   * does not mean that, because the topic was deleted and created.
   */
  private boolean isPast(ObservedFrame frame) {
    return last.filter(position -> position.isAtOrAfter(frame.id())).isPresent()
        && !frame.capturedAt().isAfter(latest);
  }

  /** Returns whether a frame is older than the newest by more than the grace period. */
  boolean isBehind(ObservedFrame frame, Duration grace) {
    return frame.capturedAt().isBefore(newest.minus(grace));
  }

  /** Returns the order after a frame that is not behind. */
  FrameOrder plus(ObservedFrame frame) {
    return new FrameOrder(
        later(newest, frame.capturedAt()),
        later(latest, frame.capturedAt()),
        isPast(frame) ? last : Optional.of(frame.id()),
        Stream.concat(recent.stream(), Stream.of(frame.fingerprint()))
            .skip(Math.max(0, recent.size() + 1 - MAX_RECENT))
            .toList(),
        List.of());
  }

  /**
   * Returns the order after a frame that is behind. A clock goes forward: if the frame is older
   * than the others behind by the grace period, these are dropped.
   */
  FrameOrder plusBehind(ObservedFrame frame, Duration grace) {
    boolean goesOn = !behind.isEmpty() && frame.capturedAt().isAfter(newestBehind().minus(grace));
    Stream<ObservedFrame> before = goesOn ? behind.stream() : Stream.empty();
    return new FrameOrder(
        newest,
        latest,
        Optional.of(frame.id()),
        recent,
        Stream.concat(before, Stream.of(frame)).sorted(ObservedFrame.ORDER).toList());
  }

  /** Returns whether the frames behind show that the clock was set back. */
  boolean isSetBack(Duration grace) {
    return behind.size() > 1 && !behind.get(0).capturedAt().isAfter(newestBehind().minus(grace));
  }

  /** Returns the order by the clock that the frames behind show. */
  FrameOrder setBack() {
    return new FrameOrder(
        newestBehind(),
        latest,
        last,
        behind.stream().map(ObservedFrame::fingerprint).toList(),
        List.of());
  }

  FrameOrder without(ErasedPerson erased) {
    return new FrameOrder(
        newest, latest, last, recent, behind.stream().map(frame -> frame.without(erased)).toList());
  }

  private Instant newestBehind() {
    return behind.get(behind.size() - 1).capturedAt();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
