package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.events.DataKeys;
import dev.sightline.topics.WrappedKeyReader;
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
}
