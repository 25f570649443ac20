package dev.sightline.topics;

import java.util.Locale;

/**
 * A topic that is not as it should be.
 *
 * @param setting {@code topic} if it does not exist, {@code partitions}, {@code
 *     replication.factor}, or the name of a topic setting
 * @param found what it is
 * @param wanted what it should be
 */
public record TopicDifference(String topic, String setting, String found, String wanted) {

  /** One line for people. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %s is %s, should be %s", topic, setting, found, wanted);
  }
}
