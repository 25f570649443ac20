package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.encryption.KeySource;
import dev.sightline.events.DataKeys;
import dev.sightline.topics.WrappedKeyReader;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gallery's encryption as it is configured. */
public final class GalleryEncryption {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryEncryption.class);

  private GalleryEncryption() {}

  /** What encrypts the persons' keys; warns where nothing does. */
  static Optional<KeyEncryptionKeys> keys(SightlineConfig config) {
    Optional<KeyEncryptionKeys> keys = KeySource.load(config.encryption());
    if (keys.isEmpty()) {
      LOG.warn(
          "The gallery is not encrypted: its faces and vectors lie readable on Kafka's disks. Set"
              + " gallery.key.file or gallery.key.command.");
    }
    return keys;
  }

  /** Opens the keys of persons by what is configured, for reading only. */
  public static Supplier<DataKeys> reader(SightlineConfig config) {
    return reader(config, keys(config));
  }

  /** Opens the keys of persons, for reading only. */
  static Supplier<DataKeys> reader(
      SightlineConfig config, Optional<KeyEncryptionKeys> keyEncryption) {
    return keyEncryption
        .<Supplier<DataKeys>>map(
            keys ->
                () ->
                    new WrappedKeyReader(
                        config.kafka().clients(), config.topics().names().keys(), keys))
        .orElse(DataKeys::none);
  }
}
