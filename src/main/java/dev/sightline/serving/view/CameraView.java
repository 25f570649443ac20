package dev.sightline.serving.view;

import dev.sightline.events.Match;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One camera: its newest frame, the frames that wait for their faces, and the last two that do not.
 * Thread-safe.
 *
 * <p>A frame waits here for its faces. A frame without a face has no match. So a frame that has
 * waited twice as long as matches take at present is shown without faces.
 */
final class CameraView {
  private static final int FRAMES = 16;
  private static final int SHOWN = 2;
  private static final int BYTES = 16 << 20;
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1500);

  private final String camera;
  private final Deque<Waiting> frames = new ArrayDeque<>();
  private int bytes;
  private Duration matchAge = Duration.ZERO;

  private static final class Waiting {
    private final TopicRecord record;
    private final Instant arrivedAt;
    private final List<Match> matches = new ArrayList<>();

    private Waiting(TopicRecord record, Instant arrivedAt) {
      this.record = record;
      this.arrivedAt = arrivedAt;
    }
  }

  CameraView(String camera) {
    this.camera = camera;
  }

  /** Adds a frame. */
  synchronized void addFrame(TopicRecord record, Instant now) {
    frames.addLast(new Waiting(record, now));
    bytes += record.value().length;
    dropSurpassed(now);
    while (frames.size() > FRAMES || (bytes > BYTES && frames.size() > 1)) {
      dropFirst();
    }
  }

  /**
   * Drops old frames. Frames older than the one shown are never shown again, but may still be
   * requested.
   */
  private void dropSurpassed(Instant now) {
    long shown = frames.stream().filter(frame -> isKnown(frame, now)).count();
    while (shown > SHOWN) {
      shown -= isKnown(frames.peekFirst(), now) ? 1 : 0;
      dropFirst();
    }
  }

  private void dropFirst() {
    bytes -= frames.removeFirst().record.value().length;
  }

  /** Returns whether a frame's faces are known, or it has none. */
  private boolean isKnown(Waiting frame, Instant now) {
    return !frame.matches.isEmpty() || !frame.arrivedAt.plus(patience()).isAfter(now);
  }

  synchronized void addMatch(Match match, Instant now) {
    matchAge = Duration.between(match.capturedAt(), now);
    for (Waiting frame : frames) {
      if (isFrameOf(match, frame.record.position())) {
        frame.matches.add(match);
      }
    }
  }

  synchronized void forget(ErasedPersons forgotten) {
    frames.forEach(frame -> frame.matches.removeIf(forgotten::covers));
  }

  private static boolean isFrameOf(Match match, TopicRecord.Position position) {
    return match.frame().offset() == position.offset()
        && match.frame().partition() == position.partition();
  }

  /** Returns the newest frame whose faces are known, or that has none. */
  synchronized Optional<Scene> scene(Instant now) {
    Iterator<Waiting> newestFirst = frames.descendingIterator();
    while (newestFirst.hasNext()) {
      Waiting frame = newestFirst.next();
      if (isKnown(frame, now)) {
        return Optional.of(scene(frame));
      }
    }
    return Optional.empty();
  }

  private Duration patience() {
    Duration twice = matchAge.multipliedBy(2);
    return twice.compareTo(MIN_TIMEOUT) < 0 ? MIN_TIMEOUT : twice;
  }

  private Scene scene(Waiting frame) {
    Optional<Match> any = frame.matches.stream().findFirst();
    return new Scene(
        camera,
        frame.record.position().toString(),
        frame.record.timestamp(),
        any.map(match -> match.frame().width()).orElse(0),
        any.map(match -> match.frame().height()).orElse(0),
        frame.matches.stream().map(CameraView::face).toList());
  }

  private static Scene.Face face(Match match) {
    return new Scene.Face(
        match.face().box(),
        match.person(),
        match.collection(),
        match.cosineSimilarity(),
        match.reason());
  }

  /** Returns the bytes of a frame that is still here. */
  synchronized Optional<byte[]> frame(String position) {
    return frames.stream()
        .map(frame -> frame.record)
        .filter(record -> record.position().toString().equals(position))
        .map(TopicRecord::value)
        .findFirst();
  }
}
