package dev.sightline.streams;

import java.time.Instant;

/**
 * Says up to when the frames that Kafka held have passed all stages. A camera may be called silent
 * only for a time that is covered: before it, its frames may still wait in a topic. Thread-safe.
 */
@FunctionalInterface
public interface InputProgress {

  /**
   * Returns the latest time at which every frame that Kafka then held in this partition has been
   * processed since.
   *
   * @param now by the wall clock of the stage
   */
  Instant processedUpTo(int partition, Instant now);

  /** Returns progress without delay, for tests and replays. */
  static InputProgress immediate() {
    return (partition, now) -> now;
  }
}
