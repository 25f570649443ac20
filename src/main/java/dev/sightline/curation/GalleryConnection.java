package dev.sightline.curation;

import java.util.Map;
import java.util.Objects;

/**
 * Where the gallery is.
 *
 * @param topic the gallery's topic
 * @param consumer properties of a Kafka consumer
 * @param producer properties of a Kafka producer
 */
public record GalleryConnection(
    String topic, Map<String, Object> consumer, Map<String, Object> producer) {

  public GalleryConnection {
    Objects.requireNonNull(topic, "topic");
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
  }
}
