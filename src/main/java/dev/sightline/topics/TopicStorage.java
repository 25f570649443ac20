package dev.sightline.topics;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** How long, and in which size, Kafka stores the records of a topic. */
@FunctionalInterface
interface TopicStorage {
  /**
   * Returns the topic's configuration, where it matters.
   *
   * @param frameMaxBytes the largest frame that is processed
   */
  Map<String, String> settings(TopicRetention retention, int frameMaxBytes);

  /** Whole segments expire, so a segment spans a quarter of the retention at most. */
  static TopicStorage kept(
      Function<TopicRetention, Duration> retention, IntUnaryOperator maxBytes) {
    return (retentions, frameMaxBytes) -> {
      long millis = retention.apply(retentions).toMillis();
      return Map.of(
          "cleanup.policy",
          "delete",
          "retention.ms",
          Long.toString(millis),
          "segment.ms",
          Long.toString(millis / 4),
          TopicSpec.MAX_BYTES,
          Integer.toString(maxBytes.applyAsInt(frameMaxBytes)),
          "message.timestamp.type",
          "CreateTime");
    };
  }

  /** A removed record leaves the disk within about an hour. */
  static TopicStorage compacted() {
    return (retention, frameMaxBytes) ->
        Map.of(
            "cleanup.policy",
            "compact",
            "max.compaction.lag.ms",
            Long.toString(TopicsConfig.COMPACTION.toMillis()),
            TopicSpec.MAX_BYTES,
            TopicsConfig.SMALL_RECORD);
  }

  /**
   * What was destroyed leaves the disk within about a minute: segments close after a second, are
   * compacted whenever there is anything to drop, and deleted files go at once.
   */
  static TopicStorage shredded() {
    return (retention, frameMaxBytes) -> {
      String minute = Long.toString(TopicsConfig.SHREDDING.toMillis());
      return Map.of(
          "cleanup.policy",
          "compact",
          "segment.ms",
          Long.toString(TopicsConfig.KEY_SEGMENT.toMillis()),
          "min.cleanable.dirty.ratio",
          "0.0",
          "max.compaction.lag.ms",
          minute,
          "delete.retention.ms",
          minute,
          "file.delete.delay.ms",
          "0",
          TopicSpec.MAX_BYTES,
          TopicsConfig.SMALL_RECORD);
    };
  }

  /**
   * One record per visit, for as long as it is kept. What was replaced or erased leaves the disk
   * within about an hour. A tombstone stays as long as sightings do, so that an index that was
   * stopped meanwhile reads it.
   */
  static TopicStorage visits() {
    return (retention, frameMaxBytes) -> {
      String kept = Long.toString(retention.results().sightings().toMillis());
      return Map.of(
          "cleanup.policy",
          "compact,delete",
          "retention.ms",
          kept,
          "delete.retention.ms",
          kept,
          "max.compaction.lag.ms",
          Long.toString(TopicsConfig.COMPACTION.toMillis()),
          "message.timestamp.type",
          "CreateTime",
          TopicSpec.MAX_BYTES,
          TopicsConfig.SMALL_RECORD);
    };
  }

  /** The last report of each matcher, an hour at most; times are the broker's, for comparing. */
  static TopicStorage heartbeats() {
    return (retention, frameMaxBytes) ->
        Map.of(
            "cleanup.policy",
            "compact,delete",
            "retention.ms",
            Long.toString(Duration.ofHours(1).toMillis()),
            "segment.ms",
            Long.toString(Duration.ofMinutes(10).toMillis()),
            "message.timestamp.type",
            "LogAppendTime",
            TopicSpec.MAX_BYTES,
            TopicsConfig.SMALL_RECORD);
  }

  /**
   * The last report of each camera. Reports are repeated every few seconds, so they are compacted
   * within about a minute, and a reader that starts has few to read. Times are the broker's.
   */
  static TopicStorage statuses() {
    return (retention, frameMaxBytes) -> {
      String minute = Long.toString(Duration.ofMinutes(1).toMillis());
      return Map.of(
          "cleanup.policy",
          "compact",
          "segment.ms",
          minute,
          "max.compaction.lag.ms",
          minute,
          "min.cleanable.dirty.ratio",
          "0.1",
          "message.timestamp.type",
          "LogAppendTime",
          TopicSpec.MAX_BYTES,
          TopicsConfig.SMALL_RECORD);
    };
  }
}
