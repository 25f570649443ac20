package dev.sightline.streams;

import dev.sightline.events.Topics;
import java.util.Objects;

/**
 * What the topology reads and writes.
 *
 * @param topics the topics' names
 * @param maxValueBytes the largest value that a topic takes
 */
public record TopologyConfig(Topics topics, int maxValueBytes) {

  public TopologyConfig {
    Objects.requireNonNull(topics, "topics");
    if (maxValueBytes < 1) {
      throw new IllegalArgumentException("maxValueBytes must be positive, was " + maxValueBytes);
    }
  }
}
