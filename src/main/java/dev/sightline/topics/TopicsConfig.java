package dev.sightline.topics;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the topics are called and how they are made.
 *
 * @param names their names
 * @param partitions {@code topics.partitions}: partitions of frames, faces, embeddings, matches,
 *     identity events, sightings, operations and dead letters; the cameras have 64, the other
 *     topics one. All frames of a camera lie in one partition, so it bounds how many stream threads
 *     can share the work; in [1, 10000]
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

  /**
   * The largest record of the topics that have small ones and of changelogs: what Kafka allows by
   * default.
   */
  public static final int SMALL_RECORD_BYTES = (1 << 20) + 12;

  static final String SMALL_RECORD = Integer.toString(SMALL_RECORD_BYTES);

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
    return TopicDeclaration.all().stream().map(topic -> topic.spec(this, frameMaxBytes)).toList();
  }
}
