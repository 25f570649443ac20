package dev.sightline.serving.view;

import dev.sightline.serving.view.CameraSummary.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The load of the last hour, a point every 15 seconds, and of the last day, a point every six
 * minutes. Thread-safe.
 */
public final class Trends {
  private static final int MAX_POINTS = 240;

  private final Deque<Point> hour = new ArrayDeque<>();
  private final Deque<Point> day = new ArrayDeque<>();

  /** The points since the last one of the day. */
  private final List<Point> latest = new ArrayList<>();

  /** A span of time. */
  public enum Span {
    /** A point every 15 seconds. */
    HOUR(Duration.ofSeconds(15)),
    /** A point every six minutes: the mean rate, and the highest of the other figures. */
    DAY(Duration.ofMinutes(6));

    private final Duration step;

    Span(Duration step) {
      this.step = step;
    }
  }

  /**
   * The load at a time.
   *
   * @param backlog the number of records that the stages have not processed yet; null if no stage
   *     runs
   * @param framesPerSecond of all cameras together
   * @param matchAgeMillis from capture to match, of the slowest camera; null if none has a face
   */
  public record Point(Instant at, Long backlog, double framesPerSecond, Long matchAgeMillis) {

    /** Joins points: the mean rate, and the highest of the other figures. */
    private static Point of(List<Point> points) {
      return new Point(
          points.get(0).at(),
          highest(points.stream().map(Point::backlog)),
          points.stream().mapToDouble(Point::framesPerSecond).average().orElse(0),
          highest(points.stream().map(Point::matchAgeMillis)));
    }
  }

  /**
   * Adds the load now, unless the latest point is newer than the step.
   *
   * @param backlog null if no stage runs
   */
  public synchronized void add(Instant now, Long backlog, List<CameraSummary> cameras) {
    if (!hour.isEmpty() && hour.getLast().at().plus(Span.HOUR.step).isAfter(now)) {
      return;
    }
    List<Figures> figures =
        cameras.stream().map(CameraSummary::figures).filter(Objects::nonNull).toList();
    Point point =
        new Point(
            now,
            backlog,
            figures.stream().mapToDouble(Figures::framesPerSecond).sum(),
            highest(figures.stream().map(Figures::matchAgeMillis)));
    if (!latest.isEmpty() && !latest.get(0).at().plus(Span.DAY.step).isAfter(now)) {
      add(Point.of(latest), day);
      latest.clear();
    }
    latest.add(point);
    add(point, hour);
  }

  private static void add(Point point, Deque<Point> points) {
    points.add(point);
    if (points.size() > MAX_POINTS) {
      points.removeFirst();
    }
  }

  private static Long highest(Stream<Long> values) {
    return values.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
  }

  /** Returns the points of a span, the oldest first. */
  public synchronized List<Point> points(Span span) {
    if (span == Span.HOUR || latest.isEmpty()) {
      return List.copyOf(hour);
    }
    List<Point> points = new ArrayList<>(day);
    points.add(Point.of(latest));
    return points;
  }
}
