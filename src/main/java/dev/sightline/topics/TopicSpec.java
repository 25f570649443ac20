package dev.sightline.topics;

import java.util.Map;
import java.util.Objects;

/**
 * What a topic should be.
 *
 * @param partitions at least 1
 * @param replicationFactor copies of each partition; −1 leaves it to the broker
 * @param settings the topic's configuration, where it matters
 */
public record TopicSpec(
    String name, int partitions, int replicationFactor, Map<String, String> settings) {

  public TopicSpec {
    Objects.requireNonNull(name, "name");
    settings = Map.copyOf(settings);
  }
}
