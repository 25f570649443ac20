package dev.sightline.topics;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * Compares an existing topic with this specification.
   *
   * @param replicas the replicas of each partition
   * @param found the topic's settings, at least those that are specified
   */
  List<TopicDifference> differences(int partitionCount, int replicas, Map<String, String> found) {
    List<TopicDifference> differences = new ArrayList<>();
    if (partitions != ANY && partitions != partitionCount) {
      differences.add(difference("partitions", partitionCount, partitions));
    }
    if (replicationFactor > 0 && replicationFactor != replicas) {
      differences.add(difference("replication.factor", replicas, replicationFactor));
    }
    settings.keySet().stream()
        .sorted()
        .filter(setting -> !allows(setting, found.get(setting)))
        .map(
            setting ->
                new TopicDifference(name, setting, found.get(setting), settings.get(setting)))
        .forEach(differences::add);
    return differences;
  }

  private TopicDifference difference(String what, int found, int wanted) {
    return new TopicDifference(name, what, Integer.toString(found), Integer.toString(wanted));
  }

  /** Whether a value found for a setting does. */
  private boolean allows(String setting, String found) {
    String wanted = settings.get(setting);
    return (setting.equals(MAX_BYTES) && found != null)
        ? Long.parseLong(found) >= Long.parseLong(wanted)
        : wanted.equals(found);
  }
}
