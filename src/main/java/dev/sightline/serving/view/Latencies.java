package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.StageTimes;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The time that frames take, step by step, as far as the topics show it: only for frames with a
 * face, because others have no matches. Thread-safe.
 *
 * <p>{@value #ARRIVED} and {@value #DECIDED} compare the camera's clock with this machine's; the
 * stages' own times come from their clocks in {@link StageTimes}; {@value #WAITING} is the rest of
 * the time between a frame's arrival here and its match's.
 */
public final class Latencies {
  /** The time from capture to the frame's arrival here. */
  static final String ARRIVED = "arrived";

  /** The time between the frame's arrival here and its match's in which no stage worked on it. */
  static final String WAITING = "waiting";

  /** The time from capture to the match's arrival here. */
  static final String DECIDED = "decided";

  /** The time from an event's own time to its arrival here. */
  static final String REPORTED = "reported";

  private static final int MAX_WAITING = 4096;
  private static final List<String> STAGES = List.of("detect", "embed", "match");

  private final InstantSource clock;
  private final RecentUse asked;
  private final Instant startedAt;
  private final Map<String, Instant> arrivals = new LinkedHashMap<>();
  private final Map<String, LatencySamples> samples = new LinkedHashMap<>();

  /**
   * A step of a frame's processing.
   *
   * @param step {@code arrived}, {@code waiting}, a stage, {@code decided} or {@code told}
   * @param count the number of frames, or events
   */
  public record Step(
      String step, int count, double p50Millis, double p95Millis, double p99Millis) {}

  Latencies(InstantSource clock) {
    this.clock = clock;
    this.asked = new RecentUse(clock);
    this.startedAt = clock.instant();
    List<String> steps = new ArrayList<>(List.of(ARRIVED, WAITING));
    steps.addAll(STAGES);
    steps.addAll(List.of(DECIDED, REPORTED));
    steps.forEach(step -> samples.put(step, new LatencySamples()));
  }

  /** Returns whether the latencies were requested recently. */
  boolean isAskedFor() {
    return asked.isOfLate();
  }

  synchronized void addFrame(TopicRecord record) {
    Instant now = clock.instant();
    arrivals.put(record.position().toString(), now);
    if (arrivals.size() > MAX_WAITING) {
      arrivals.remove(arrivals.keySet().iterator().next());
    }
    add(ARRIVED, Duration.between(record.timestamp(), now), now);
  }

  /** Adds a match; only that of a frame's first face counts. */
  synchronized void addMatch(Match match, StageTimes times) {
    Instant now = clock.instant();
    Instant arrived = arrivals.remove(match.frame().partition() + "-" + match.frame().offset());
    if (match.face().index() > 0) {
      return;
    }
    STAGES.stream()
        .filter(times.byStage()::containsKey)
        .forEach(stage -> add(stage, times.byStage().get(stage), now));
    if (arrived != null && !times.byStage().isEmpty()) {
      add(WAITING, Duration.between(arrived, now).minus(times.total()), now);
    }
    add(DECIDED, Duration.between(match.capturedAt(), now), now);
  }

  /** Adds an event, unless it happened before the start or is a revision of the past. */
  synchronized void addEvent(IdentityEvent event) {
    if (event.type() != IdentityEventType.IDENTITY_REVISED
        && event.type() != IdentityEventType.IDENTITY_IMPLAUSIBLE
        && event.occurredAt().isAfter(startedAt)) {
      Instant now = clock.instant();
      add(REPORTED, Duration.between(event.occurredAt(), now), now);
    }
  }

  private void add(String step, Duration took, Instant now) {
    samples.get(step).add(took.isNegative() ? Duration.ZERO : took, now);
  }

  /**
   * Returns the steps over the last five minutes and at most a thousand frames; steps without data
   * are left out.
   */
  public synchronized List<Step> steps() {
    asked.now();
    Instant now = clock.instant();
    List<Step> steps = new ArrayList<>();
    samples.forEach(
        (step, taken) -> {
          double[] sorted = taken.sortedMillis(now);
          if (sorted.length > 0) {
            steps.add(
                new Step(
                    step,
                    sorted.length,
                    LatencySamples.percentile(sorted, 50),
                    LatencySamples.percentile(sorted, 95),
                    LatencySamples.percentile(sorted, 99)));
          }
        });
    return steps;
  }
}
