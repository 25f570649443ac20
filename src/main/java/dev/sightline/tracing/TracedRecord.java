package dev.sightline.tracing;

import java.util.Objects;
import java.util.Optional;

/**
 * A record as far as a span tells of it.
 *
 * @param camera the record's key; empty if it has none
 * @param place where in the topic it lies; empty until Kafka has it
 */
public record TracedRecord(String topic, Optional<String> camera, Optional<Place> place) {

  public TracedRecord {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(place, "place");
  }

  /** Where in a topic a record lies. */
  public record Place(int partition, long offset) {}

  /** A record that is about to be sent. */
  public static TracedRecord outgoing(String topic, String camera) {
    return new TracedRecord(topic, Optional.of(camera), Optional.empty());
  }
}
