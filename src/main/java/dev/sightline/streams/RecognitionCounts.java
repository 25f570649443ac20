package dev.sightline.streams;

import dev.sightline.events.FrameRef;
import dev.sightline.events.Match;
import dev.sightline.events.MatchType;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.IdentityEventType;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counts of what the stages of a process did, for a summary. Thread-safe. */
public final class RecognitionCounts implements StageMetrics {
  private final Map<Stage, LongAdder> frames = adders(Stage.class);
  private final Map<Stage, LongAdder> nanos = adders(Stage.class);
  private final Map<RejectionReason, LongAdder> rejected = adders(RejectionReason.class);
  private final Map<ShedReason, LongAdder> shed = adders(ShedReason.class);
  private final Map<MatchType, LongAdder> decided = adders(MatchType.class);
  private final Map<IdentityEventType, LongAdder> identityEvents = adders(IdentityEventType.class);

  /**
   * The counts so far.
   *
   * @param frames the frames processed, by stage
   * @param meanMillis the mean time of a frame, by stage; 0 if there was none
   * @param decided the faces decided, by type
   * @param identityEvents the identity events, by type
   * @param rejected the dead letters, by reason; reasons that did not occur are absent
   * @param shed the dropped frames, by reason
   */
  public record Snapshot(
      Map<Stage, Long> frames,
      Map<Stage, Double> meanMillis,
      Map<MatchType, Long> decided,
      Map<IdentityEventType, Long> identityEvents,
      Map<RejectionReason, Long> rejected,
      Map<ShedReason, Long> shed) {}

  @Override
  public void processed(Stage stage, FrameRef frame, int faces, long tookNanos) {
    frames.get(stage).increment();
    nanos.get(stage).add(tookNanos);
  }

  @Override
  public void rejected(Stage stage, RejectionReason reason) {
    rejected.get(reason).increment();
  }

  @Override
  public void shed(String camera, ShedReason reason) {
    shed.get(reason).increment();
  }

  @Override
  public void decided(Match event) {
    decided.get(event.type()).increment();
  }

  @Override
  public void countEvent(IdentityEventType type) {
    identityEvents.get(type).increment();
  }

  /** Returns the counts; they are consistent only while the stages are idle. */
  public Snapshot snapshot() {
    Map<Stage, Long> frameCounts = sums(frames);
    Map<Stage, Double> means = new EnumMap<>(Stage.class);
    sums(nanos)
        .forEach((stage, sum) -> means.put(stage, sum / 1e6 / Math.max(1, frameCounts.get(stage))));
    Map<RejectionReason, Long> reasons = sums(rejected);
    reasons.values().removeIf(count -> count == 0);
    return new Snapshot(
        frameCounts, means, sums(decided), sums(identityEvents), reasons, sums(shed));
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> keys) {
    Map<E, LongAdder> adders = new EnumMap<>(keys);
    for (E key : keys.getEnumConstants()) {
      adders.put(key, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> Map<E, Long> sums(Map<E, LongAdder> adders) {
    EnumMap<E, Long> sums = new EnumMap<>(adders.keySet().iterator().next().getDeclaringClass());
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return sums;
  }
}
