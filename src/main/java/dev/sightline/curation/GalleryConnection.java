package dev.sightline.curation;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.sightings.SightingLog;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.MissingTopicException;
import dev.sightline.topics.TopicLog;
import dev.sightline.topics.Topics;
import dev.sightline.topics.WrappedKeyStore;
import java.util.Objects;
import java.util.Optional;

/**
 * The connection to the gallery.
 *
 * @param topics the topics of the gallery, and of the matchers that read it
 * @param clients the factory of Kafka clients
 * @param encryption the keys that encrypt the persons' keys; if empty, templates are not encrypted
 */
public record GalleryConnection(
    Topics topics, KafkaClients clients, Optional<KeyEncryptionKeys> encryption) {

  public GalleryConnection {
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(clients, "clients");
    Objects.requireNonNull(encryption, "encryption");
  }

  /** Opens the sightings; the caller closes them. */
  SightingLog openSightings() {
    Optional<WrappedKeyStore> keys = openKeys();
    try {
      return new SightingLog(clients, topics, keys);
    } catch (RuntimeException e) {
      keys.ifPresent(WrappedKeyStore::close);
      throw e;
    }
  }

  /** Reads which cameras' strangers are one person. */
  CommonStrangers readCommonStrangers() {
    return CommonStrangers.read(clients, topics);
  }

  /** Returns whether any visit is recorded. */
  boolean hasSightings() {
    try (TopicLog log = new TopicLog(clients, topics.sightings())) {
      return !log.isEmpty();
    } catch (MissingTopicException e) {
      return false;
    }
  }

  /** Opens the persons' keys, if they are encrypted; the caller closes them. */
  Optional<WrappedKeyStore> openKeys() {
    return encryption.map(keys -> new WrappedKeyStore(clients, topics.keys(), keys));
  }
}
