package dev.sightline.events;

import dev.sightline.encryption.DataKey;
import dev.sightline.gallery.PersonId;
import java.util.Optional;

/** The keys that open encrypted templates. Belongs to one thread. */
public interface DataKeys extends AutoCloseable {

  /**
   * A person's key.
   *
   * @param id the key's
   * @return empty if it was destroyed, or cannot be had here
   */
  Optional<DataKey> find(PersonId person, String id);

  @Override
  void close();

  /** No keys: opens nothing. */
  static DataKeys none() {
    return new DataKeys() {
      @Override
      public Optional<DataKey> find(PersonId person, String id) {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
