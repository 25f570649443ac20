package dev.sightline.topics;

import java.util.Map;
import java.util.Objects;

/**
 * The specification of a topic.
 *
 * @param partitions the number of partitions, at least 1, or {@link #ANY}
 * @param replicationFactor the replicas of each partition; −1 leaves it to the broker
 * @param settings the topic's configuration, as far as specified
 */
public record TopicSpec(
    String name, int partitions, int replicationFactor, Map<String, String> settings) {
  /** Any number of partitions. */
  static final int ANY = 0;

  /** The setting for the largest record; a topic may have more than it should. */
  static final String MAX_BYTES = "max.message.bytes";

  public TopicSpec {
    Objects.requireNonNull(name, "name");
    settings = Map.copyOf(settings);
  }

  /** Whether a value found for a setting does. */
  boolean allows(String setting, String found) {
    String wanted = settings.get(setting);
    return (setting.equals(MAX_BYTES) && found != null)
        ? Long.parseLong(found) >= Long.parseLong(wanted)
        : wanted.equals(found);
  }
}
