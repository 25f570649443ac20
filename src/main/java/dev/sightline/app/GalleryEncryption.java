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

/** The configured encryption of the gallery. */
public final class GalleryEncryption {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryEncryption.class);

  private GalleryEncryption() {}

  /** Loads the keys that encrypt the persons' keys; logs a warning if there are none. */
  static Optional<KeyEncryptionKeys> keys(SightlineConfig config) {
    Optional<KeyEncryptionKeys> keys = KeySource.load(config.encryption());
    if (keys.isEmpty()) {
      LOG.warn(
          "The gallery is not encrypted: its faces and vectors are readable on Kafka's disks. Set"
              + " gallery.key.file or gallery.key.command.");
    }
    return keys;
  }

  /** Returns a supplier that opens the configured persons' keys, for reading only. */
  public static Supplier<DataKeys> reader(SightlineConfig config) {
    return reader(config, keys(config));
  }

  /** Returns a supplier that opens the persons' keys, for reading only. */
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
