package dev.sightline.curation;

import dev.sightline.events.Topics;
import java.util.Map;
import java.util.Objects;

/**
 * Where the gallery is.
 *
 * @param topics of the gallery, and of the matchers that read it
 * @param consumer properties of a Kafka consumer
 * @param producer properties of a Kafka producer
 */
public record GalleryConnection(
    Topics topics, Map<String, Object> consumer, Map<String, Object> producer) {

  public GalleryConnection {
    Objects.requireNonNull(topics, "topics");
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
  }
}
