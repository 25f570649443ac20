package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.DataKeys;
import dev.sightline.sightings.SightingKeys;
import dev.sightline.topics.WrappedKeyReader;
import dev.sightline.topics.WrappedKeyStore;
import java.time.Clock;
import java.util.function.Supplier;

/** The gallery's encryption as it is configured. */
final class GalleryEncryption {

  private GalleryEncryption() {}

  /** Opens the keys of persons, for reading only. */
  static Supplier<DataKeys> reader(SightlineConfig config) {
    return config
        .encryption()
        .keys()
        .<Supplier<DataKeys>>map(
            keys ->
                () ->
                    new WrappedKeyReader(
                        config.kafka().clients(), config.topics().names().keys(), keys))
        .orElse(DataKeys::none);
  }

  /** Returns the keys of sightings, which are opened when the first is needed. */
  static SightingKeys sightings(SightlineConfig config, KeyEncryptionKeys keys) {
    return new SightingKeys(
        () -> new WrappedKeyStore(config.kafka().clients(), config.topics().names().keys(), keys),
        config.topics().retention().results().sightings(),
        Clock.systemUTC());
  }
}
