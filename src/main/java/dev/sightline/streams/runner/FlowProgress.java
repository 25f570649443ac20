package dev.sightline.streams.runner;

import dev.sightline.streams.InputProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The progress of all frames through the topics before a stage, by committed offsets.
 *
 * <p>A topic has been read up to a time once its readers have committed the offset that was its end
 * at that time. By then everything that follows from those records is in the next topic, whose end
 * is taken in turn. So a frame that waits before a stage in another process is not missed.
 *
 * <p>One thread reports positions, any thread may ask.
 */
final class FlowProgress implements InputProgress {
  /** A longer time without an answer from Kafka counts as an interruption. */
  static final Duration MAX_GAP = Duration.ofSeconds(5);

  private static final Duration MAX_STEADY_GAP = Duration.ofSeconds(2);

  private final String input;
  private final List<Hop> upstream = new ArrayList<>();
  private final Map<Integer, Hop> own = new ConcurrentHashMap<>();
  private Instant since = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private volatile Instant steadySince = Instant.EPOCH;
  private volatile Map<Integer, Covered> covered = Map.of();

  /**
   * @param topics the topics of the flow up to the stage's own input, which is the last
   */
  FlowProgress(List<String> topics) {
    this.input = topics.get(topics.size() - 1);
    topics.subList(0, topics.size() - 1).forEach(topic -> upstream.add(new Hop(topic)));
  }

  /**
   * The positions in the topics.
   *
   * @param committed the next record of the readers of each partition; absent if they have none
   * @param ends the next record of the writers of each partition, asked after {@code committed}
   * @param starts the oldest record of each partition
   */
  record Positions(
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> starts) {

    Positions {
      committed = Map.copyOf(committed);
      ends = Map.copyOf(ends);
      starts = Map.copyOf(starts);
    }

    private Map<TopicPartition, Long> endsOf(String topic) {
      return ends.entrySet().stream()
          .filter(end -> end.getKey().topic().equals(topic))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether any stage reads the topic; fused stages have none between them. */
    private boolean isRead(String topic) {
      return committed.keySet().stream().anyMatch(partition -> partition.topic().equals(topic));
    }

    private boolean isPast(TopicPartition partition, long end) {
      return Math.max(committed.getOrDefault(partition, 0L), starts.getOrDefault(partition, 0L))
          >= end;
    }
  }

  /** Takes positions that Kafka reported between two times. */
  void advance(Positions positions, Instant asked, Instant now) {
    since = last.plus(MAX_GAP).isBefore(now) ? now : since;
    steadySince = last.plus(MAX_STEADY_GAP).isBefore(now) ? now : steadySince;
    last = now;
    Instant through = asked;
    for (Hop hop : upstream) {
      if (positions.isRead(hop.topic)) {
        through = hop.advance(through, positions, positions.endsOf(hop.topic));
      }
    }
    Map<Integer, Covered> next = new HashMap<>();
    for (Map.Entry<TopicPartition, Long> end : positions.endsOf(input).entrySet()) {
      Hop hop = own.computeIfAbsent(end.getKey().partition(), partition -> new Hop(input));
      Instant until = hop.advance(through, positions, Map.ofEntries(end));
      next.put(end.getKey().partition(), new Covered(since, until));
    }
    covered = Map.copyOf(next);
  }

  /**
   * Returns the time that is covered for all partitions of the stage's input. A shorter time
   * without an answer counts as an interruption, because reports of cameras hold for seconds only.
   */
  Covered covered() {
    return covered.values().stream()
        .min(Comparator.comparing(Covered::until))
        .map(least -> new Covered(steadySince, least.until()))
        .orElse(Covered.NOTHING);
  }

  /** Returns the topics that are asked for. */
  Set<String> topics() {
    Set<String> topics = upstream.stream().map(hop -> hop.topic).collect(Collectors.toSet());
    topics.add(input);
    return topics;
  }

  @Override
  public Covered covered(int partition, Instant now) {
    return covered.getOrDefault(partition, Covered.NOTHING);
  }

  /** A topic, or a partition of it, that is to be read up to its end at some time. */
  private static final class Hop {
    private final String topic;
    private Instant through = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private Map<TopicPartition, Long> awaited = Map.of();

    private Hop(String topic) {
      this.topic = topic;
    }

    /** Returns up to when all frames have passed, where {@code before} holds for the hop before. */
    private Instant advance(
        Instant before, Positions positions, Map<TopicPartition, Long> endsNow) {
      if (awaited.entrySet().stream()
          .allMatch(end -> positions.isPast(end.getKey(), end.getValue()))) {
        through = next;
        next = before;
        awaited = endsNow;
      }
      return through;
    }
  }
}
