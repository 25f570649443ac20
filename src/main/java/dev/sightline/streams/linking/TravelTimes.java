package dev.sightline.streams.linking;

import dev.sightline.events.SightingRecord;
import dev.sightline.presence.StrangerSighting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The least time from one camera to another. The text form is {@code lobby>gate=30s;
 * gate>lobby=1m}. With {@code 0s} the cameras share a view, so one person can be before both at
 * once. Where nothing is said, a person can leave one camera and be before the other in the same
 * moment, and not earlier.
 */
public record TravelTimes(Map<String, Duration> least) {
  private static final String TO = ">";

  public TravelTimes {
    least = Map.copyOf(least);
  }

  public static TravelTimes none() {
    return new TravelTimes(Map.of());
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if the text is invalid
   */
  public static TravelTimes parse(String text) {
    Map<String, Duration> least = new LinkedHashMap<>();
    Sites.entries("topology.travel", "camera>camera=time", text)
        .forEach((way, time) -> least.put(way(way), time(time)));
    return new TravelTimes(least);
  }

  private static String way(String text) {
    String[] cameras = text.split(TO, -1);
    if (cameras.length != 2 || cameras[0].isBlank() || cameras[1].isBlank()) {
      throw new IllegalArgumentException(
          "topology.travel must have camera>camera=time, was '" + text + "'");
    }
    return way(cameras[0].strip(), cameras[1].strip());
  }

  private static String way(String from, String to) {
    return from + TO + to;
  }

  private static Duration time(String text) {
    try {
      Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (!time.isNegative()) {
        return time;
      }
    } catch (DateTimeException e) {
      // Reported below, like a negative one.
    }
    throw new IllegalArgumentException(
        "topology.travel must have times such as 30s or 1m30s, was '" + text + "'");
  }

  /** Returns the least time between two cameras; empty if nothing is said about them. */
  Optional<Duration> between(String from, String to) {
    return Optional.ofNullable(least.get(way(from, to)));
  }

  /** Returns whether one person cannot have made both visits. */
  boolean areApart(StrangerSighting one, StrangerSighting other) {
    return one.overlaps(other)
        ? !shareView(one.camera(), other.camera())
        : isTooFar(one, other) || isTooFar(other, one);
  }

  /** Returns the longest of all least times. */
  Duration longest() {
    return least.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Returns the least time that two visits of one person contradict; empty if they do not. */
  Optional<Duration> contradictedBy(SightingRecord one, SightingRecord other) {
    boolean isInOrder = !other.span().firstSeen().isBefore(one.span().firstSeen());
    SightingRecord first = isInOrder ? one : other;
    SightingRecord then = isInOrder ? other : one;
    return between(first.visit().camera(), then.visit().camera())
        .filter(time -> !time.isZero())
        .filter(time -> first.span().lastSeen().plus(time).isAfter(then.span().firstSeen()));
  }

  private boolean shareView(String camera, String other) {
    return between(camera, other)
        .or(() -> between(other, camera))
        .filter(Duration::isZero)
        .isPresent();
  }

  private boolean isTooFar(StrangerSighting first, StrangerSighting then) {
    Instant left = first.lastSeen();
    return left.isBefore(then.firstSeen())
        && between(first.camera(), then.camera())
            .filter(least -> left.plus(least).isAfter(then.firstSeen()))
            .isPresent();
  }

  /** Returns the text form that {@link #parse} reads. */
  @Override
  public String toString() {
    return new TreeMap<>(least)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + entry.getValue().toString().substring(2).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("; "));
  }
}
