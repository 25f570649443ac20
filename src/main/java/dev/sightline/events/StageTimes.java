package dev.sightline.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The time each stage has spent on a frame so far, by its own clock, without waiting and Kafka. A
 * header of {@code sightline.faces}, {@code sightline.embeddings} and {@code sightline.matches}, in
 * milliseconds, e.g. {@code detect=31.072,embed=18.541}. Immutable.
 */
public final class StageTimes {
  /** The header's name. */
  public static final String HEADER = "sightline-stage-millis";

  private static final int MAX_BYTES = 200;

  /** A day; what is longer is no stage's, and its sum would overflow. */
  private static final double MAX_MILLIS = 86_400_000;

  private static final Pattern STAGE = Pattern.compile("[a-z-]{1,32}");
  private static final StageTimes NONE = new StageTimes(Map.of());

  private final Map<String, Duration> byStage;

  private StageTimes(Map<String, Duration> byStage) {
    this.byStage = Collections.unmodifiableMap(byStage);
  }

  /** Returns the times of a frame before the first stage. */
  public static StageTimes none() {
    return NONE;
  }

  /** Reads the times from a record's headers; empty if there are none. */
  public static StageTimes of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length > MAX_BYTES
        ? NONE
        : parse(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** Parses the header; empty if it is malformed. */
  public static StageTimes parse(String header) {
    if (header.length() > MAX_BYTES) {
      return NONE;
    }
    Map<String, Duration> byStage = new LinkedHashMap<>();
    for (String part : header.split(",", 0)) {
      String[] sides = part.split("=", 2);
      try {
        double millis = sides.length == 2 ? Double.parseDouble(sides[1]) : -1;
        if (!(millis >= 0 && millis <= MAX_MILLIS) || !STAGE.matcher(sides[0]).matches()) {
          return NONE;
        }
        byStage.put(sides[0], Duration.ofNanos((long) (millis * 1e6)));
      } catch (NumberFormatException e) {
        return NONE;
      }
    }
    return new StageTimes(byStage);
  }

  /** Returns the times with more work of a stage. */
  public StageTimes plus(String stage, Duration work) {
    Map<String, Duration> more = new LinkedHashMap<>(byStage);
    more.merge(stage, work, Duration::plus);
    return new StageTimes(more);
  }

  /** Returns the times by stage, in the order in which the stages worked. */
  public Map<String, Duration> byStage() {
    return byStage;
  }

  /** Returns the sum over all stages. */
  public Duration total() {
    return byStage.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns the header, name and value; empty if no stage has worked. */
  public Map<String, String> headers() {
    return byStage.isEmpty() ? Map.of() : Map.of(HEADER, toString());
  }

  /** Returns the header's value. */
  @Override
  public String toString() {
    return byStage.entrySet().stream()
        .map(
            stage ->
                String.format(
                    Locale.ROOT, "%s=%.3f", stage.getKey(), stage.getValue().toNanos() / 1e6))
        .collect(Collectors.joining(","));
  }
}
