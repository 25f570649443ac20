package dev.sightline.streams;

import java.time.Instant;

/**
 * Says up to when the frames that Kafka held have passed all stages. A camera may be called silent
 * only for a time that is covered: before it, its frames may still wait in a topic. Thread-safe.
 */
@FunctionalInterface
public interface InputProgress {

  /**
   * A time in which cameras could be heard.
   *
   * @param since Kafka could be reached without interruption since then
   * @param until every frame that Kafka held then has been processed
   */
  record Covered(Instant since, Instant until) {
    /** Nothing is covered. */
    public static final Covered NOTHING = new Covered(Instant.EPOCH, Instant.EPOCH);
  }

  /**
   * Returns the time that is covered for a partition of the stage's input.
   *
   * @param now by the wall clock of the stage
   */
  Covered covered(int partition, Instant now);

  /** Returns progress without delay, for tests. */
  static InputProgress immediate() {
    return (partition, now) -> new Covered(Instant.EPOCH, now);
  }
}
