package dev.sightline.curation;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.topics.Topics;
import dev.sightline.topics.WrappedKeyStore;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the gallery is.
 *
 * @param topics of the gallery, and of the matchers that read it
 * @param consumer properties of a Kafka consumer
 * @param producer properties of a Kafka producer
 * @param encryption what encrypts the persons' keys; empty: templates are in the clear
 */
public record GalleryConnection(
    Topics topics,
    Map<String, Object> consumer,
    Map<String, Object> producer,
    Optional<KeyEncryptionKeys> encryption) {

  public GalleryConnection {
    Objects.requireNonNull(topics, "topics");
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
    Objects.requireNonNull(encryption, "encryption");
  }

  /** Opens the persons' keys, if they are encrypted; the caller closes them. */
  Optional<WrappedKeyStore> openKeys() {
    return encryption.map(
        keys ->
            new WrappedKeyStore(
                new WrappedKeyStore.Clients(consumer, producer), topics.keys(), keys));
  }
}
