package dev.sightline.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the topics are called and how they are made.
 *
 * @param names their names
 * @param partitions {@code topics.partitions}: of all topics but the gallery's, which have one; all
 *     frames of a camera lie in one partition, so it bounds how many stream threads can share the
 *     work; in [1, 10000]
 * @param replicationFactor {@code topics.replication.factor}: copies of each partition; −1 leaves
 *     it to the broker
 * @param retention how long records are kept
 */
public record TopicsConfig(
    Topics names, int partitions, int replicationFactor, TopicRetention retention) {
  /** Room for what a dead letter's headers say beside a frame. */
  private static final int HEADER_BYTES = 64 << 10;

  /** How long a removed template stays in the gallery's topic, about. */
  public static final Duration COMPACTION = Duration.ofHours(1);

  /** How old the keys' topic lets a segment become before the next record closes it. */
  static final Duration KEY_SEGMENT = Duration.ofSeconds(1);

  /** How long a destroyed key stays in the keys' topic, about. */
  public static final Duration SHREDDING = Duration.ofMinutes(1);

  public TopicsConfig {
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(retention, "retention");
    if (partitions < 1 || partitions > 10_000) {
      throw new IllegalArgumentException(
          "topics.partitions must be in [1, 10000], was " + partitions);
    }
    if (replicationFactor != -1 && (replicationFactor < 1 || replicationFactor > 32_767)) {
      throw new IllegalArgumentException(
          "topics.replication.factor must be -1 or in [1, 32767], was " + replicationFactor);
    }
  }

  /** The usual names, four partitions, the broker's replication factor. */
  public static TopicsConfig defaults() {
    return new TopicsConfig(Topics.defaults(), 4, -1, TopicRetention.defaults());
  }

  /**
   * The largest record of any topic, headers included: twice the largest frame, so that a frame
   * that is too large becomes a dead letter that one can look at.
   *
   * @param frameMaxBytes the largest frame that is processed
   */
  public static int maxRecordBytes(int frameMaxBytes) {
    return 2 * frameMaxBytes + HEADER_BYTES;
  }

  /**
   * The largest value that fits into a record beside its headers.
   *
   * @param frameMaxBytes the largest frame that is processed
   */
  public static int maxValueBytes(int frameMaxBytes) {
    return 2 * frameMaxBytes;
  }

  /**
   * All topics.
   *
   * @param frameMaxBytes the largest frame that is processed
   */
  public List<TopicSpec> specs(int frameMaxBytes) {
    int largest = maxRecordBytes(frameMaxBytes);
    return List.of(
        kept(names.frames(), retention.frames(), maxValueBytes(frameMaxBytes)),
        kept(names.faces(), retention.faces(), largest),
        kept(names.embeddings(), retention.embeddings(), largest),
        compacted(names.gallery()),
        shredded(names.keys()),
        heartbeats(names.matchers()),
        kept(names.matches(), retention.matches(), largest),
        kept(names.identityEvents(), retention.identityEvents(), largest),
        inOrder(kept(names.audit(), retention.audit(), largest)),
        compacted(names.settings()),
        kept(names.deadLetters(), retention.deadLetters(), largest));
  }

  /** Whole segments expire, so a segment spans a quarter of the retention at most. */
  private TopicSpec kept(String name, Duration retention, int maxBytes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", "delete");
    settings.put("retention.ms", Long.toString(retention.toMillis()));
    settings.put("segment.ms", Long.toString(retention.toMillis() / 4));
    settings.put("max.message.bytes", Integer.toString(maxBytes));
    settings.put("message.timestamp.type", "CreateTime");
    return new TopicSpec(name, partitions, replicationFactor, settings);
  }

  /** The same topic with one partition, whose records have one order. */
  private static TopicSpec inOrder(TopicSpec spec) {
    return new TopicSpec(spec.name(), 1, spec.replicationFactor(), spec.settings());
  }

  /**
   * One partition, so that its offsets order all changes. A removed template leaves the disk within
   * about an hour.
   */
  private TopicSpec compacted(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", "compact");
    settings.put("max.compaction.lag.ms", Long.toString(COMPACTION.toMillis()));
    return new TopicSpec(name, 1, replicationFactor, settings);
  }

  /**
   * A compacted topic whose destroyed keys leave the disk within about a minute: segments close
   * after a second, are compacted whenever there is anything to drop, and deleted files go at once.
   */
  private TopicSpec shredded(String name) {
    String minute = Long.toString(SHREDDING.toMillis());
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", "compact");
    settings.put("segment.ms", Long.toString(KEY_SEGMENT.toMillis()));
    settings.put("min.cleanable.dirty.ratio", "0.0");
    settings.put("max.compaction.lag.ms", minute);
    settings.put("delete.retention.ms", minute);
    settings.put("file.delete.delay.ms", "0");
    return new TopicSpec(name, 1, replicationFactor, settings);
  }

  /** The last report of each matcher, an hour at most; times are the broker's, for comparing. */
  private TopicSpec heartbeats(String name) {
    String hour = Long.toString(Duration.ofHours(1).toMillis());
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", "compact,delete");
    settings.put("retention.ms", hour);
    settings.put("segment.ms", Long.toString(Duration.ofMinutes(10).toMillis()));
    settings.put("message.timestamp.type", "LogAppendTime");
    return new TopicSpec(name, 1, replicationFactor, settings);
  }
}
