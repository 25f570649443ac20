package dev.sightline.tracing;

import java.util.Objects;
import java.util.Optional;

/**
 * The facts about a record that a span contains.
 *
 * @param camera the record's key; empty if it has none
 * @param place the position in the topic; empty until Kafka has stored it
 */
public record TracedRecord(String topic, Optional<String> camera, Optional<Place> place) {

  public TracedRecord {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(place, "place");
  }

  /** A position in a topic. */
  public record Place(int partition, long offset) {}

  /** Describes a record that is about to be sent. */
  public static TracedRecord outgoing(String topic, String camera) {
    return new TracedRecord(topic, Optional.of(camera), Optional.empty());
  }
}
