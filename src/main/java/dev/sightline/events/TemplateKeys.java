package dev.sightline.events;

import dev.sightline.encryption.DataKey;
import dev.sightline.gallery.PersonKey;
import java.util.Optional;

/** The keys that open encrypted templates. Belongs to one thread. */
public interface TemplateKeys extends AutoCloseable {

  /**
   * A person's key.
   *
   * @param id the key's
   * @return empty if it was destroyed, or cannot be had here
   */
  Optional<DataKey> find(PersonKey person, String id);

  @Override
  void close();

  /** No keys: opens nothing. */
  static TemplateKeys none() {
    return new TemplateKeys() {
      @Override
      public Optional<DataKey> find(PersonKey person, String id) {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
