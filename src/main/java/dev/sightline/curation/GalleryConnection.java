package dev.sightline.curation;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.Topics;
import dev.sightline.topics.WrappedKeyStore;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the gallery is.
 *
 * @param topics of the gallery, and of the matchers that read it
 * @param clients makes the Kafka clients
 * @param encryption what encrypts the persons' keys; empty: templates are in the clear
 */
public record GalleryConnection(
    Topics topics, KafkaClients clients, Optional<KeyEncryptionKeys> encryption) {

  public GalleryConnection {
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(clients, "clients");
    Objects.requireNonNull(encryption, "encryption");
  }

  /** Opens the persons' keys, if they are encrypted; the caller closes them. */
  Optional<WrappedKeyStore> openKeys() {
    return encryption.map(keys -> new WrappedKeyStore(clients, topics.keys(), keys));
  }
}
