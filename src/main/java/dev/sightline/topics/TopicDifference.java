package dev.sightline.topics;

import java.util.Locale;

/**
 * A difference between a topic and its specification.
 *
 * @param setting {@code topic} if it does not exist, {@code partitions}, {@code
 *     replication.factor}, or the name of a topic setting
 * @param found the actual value
 * @param wanted the specified value
 */
public record TopicDifference(String topic, String setting, String found, String wanted) {

  static TopicDifference missing(String topic) {
    return new TopicDifference(topic, "topic", "missing", "present");
  }

  /**
   * Whether {@code topics create} can repair it: a setting, but no number of partitions or copies.
   */
  public boolean isRepairable() {
    return !isMissing() && !setting.equals("partitions") && !setting.equals("replication.factor");
  }

  /** Whether there is no such topic. */
  public boolean isMissing() {
    return setting.equals("topic");
  }

  /** One line on what was repaired. */
  public String repaired() {
    return topic + ": " + setting + " was " + found + ", is " + wanted;
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %s is %s, should be %s", topic, setting, found, wanted);
  }
}
