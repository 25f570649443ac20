package dev.sightline.streams;

import static java.util.Objects.requireNonNull;

import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.sightings.SightingConfig;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;

/**
 * The topics and limits of the topology.
 *
 * @param topics the topics' names
 * @param frameMaxBytes the largest frame that is processed; the largest record follows from it
 * @param overload the choice of the frames that are dropped when there are too many
 * @param sightings what is recorded of visits
 */
public record TopologyConfig(
    Topics topics, int frameMaxBytes, OverloadConfig overload, SightingConfig sightings) {

  public TopologyConfig {
    requireNonNull(topics, "topics");
    requireNonNull(overload, "overload");
    requireNonNull(sightings, "sightings");
    if (frameMaxBytes < 1) {
      throw new IllegalArgumentException("frameMaxBytes must be positive, was " + frameMaxBytes);
    }
  }

  /** Creates a configuration that records all visits. */
  public TopologyConfig(Topics topics, int frameMaxBytes, OverloadConfig overload) {
    this(topics, frameMaxBytes, overload, SightingConfig.defaults());
  }

  int maxValueBytes() {
    return TopicsConfig.maxValueBytes(frameMaxBytes);
  }

  /**
   * Returns a result, or its rejection if the largest value to be sent because of it exceeds what
   * the topics take.
   */
  <T> Outcome<T> ifSendable(T result, int largestValueBytes) {
    return largestValueBytes <= maxValueBytes()
        ? Outcome.done(result)
        : Outcome.rejected(
            RejectionReason.RECORD_TOO_LARGE,
            largestValueBytes + " bytes, allowed " + maxValueBytes());
  }

  /** Returns the size of the largest record that a stage sends, its state included. */
  public int maxSentBytes() {
    return Math.max(maxRecordBytes(), TopicsConfig.SMALL_RECORD_BYTES);
  }

  public int maxRecordBytes() {
    return TopicsConfig.maxRecordBytes(frameMaxBytes);
  }
}
