package dev.sightline.serving.view;

import dev.sightline.serving.view.CameraSummary.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The load of the last hour, a point every 15 seconds. Thread-safe. */
public final class Trends {
  private static final Duration STEP = Duration.ofSeconds(15);
  private static final int MAX_POINTS = 240;

  private final Deque<Point> points = new ArrayDeque<>();

  /**
   * The load at a time.
   *
   * @param backlog the number of records that the stages have not processed yet
   * @param framesPerSecond of all cameras together
   * @param matchAgeMillis from capture to match, of the slowest camera; null if none has a face
   */
  public record Point(Instant at, long backlog, double framesPerSecond, Long matchAgeMillis) {}

  /** Adds the load now, unless the latest point is newer than the step. */
  public synchronized void add(Instant now, long backlog, List<CameraSummary> cameras) {
    if (!points.isEmpty() && points.getLast().at().plus(STEP).isAfter(now)) {
      return;
    }
    List<Figures> figures =
        cameras.stream().map(CameraSummary::figures).filter(Objects::nonNull).toList();
    points.add(
        new Point(
            now,
            backlog,
            figures.stream().mapToDouble(Figures::framesPerSecond).sum(),
            figures.stream()
                .map(Figures::matchAgeMillis)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null)));
    if (points.size() > MAX_POINTS) {
      points.removeFirst();
    }
  }

  /** Returns the points, the oldest first. */
  public synchronized List<Point> points() {
    return List.copyOf(points);
  }
}
