package dev.sightline.serving.view;

import dev.sightline.topics.TopicRecord;
import java.time.Instant;

/** The time at which a repeated report counts as heard. */
final class Heard {

  private Heard() {}

  /**
   * Returns now, except for a record that is older than its reader: when that was written.
   *
   * @param since when the reader began
   */
  static Instant at(TopicRecord record, Instant since, Instant now) {
    return record.timestamp().isBefore(since) ? record.timestamp() : now;
  }
}
