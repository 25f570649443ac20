package dev.sightline.events;

import dev.sightline.encryption.DataKey;
import dev.sightline.gallery.PersonId;
import java.util.Optional;

/** The data keys that open encrypted templates. Belongs to one thread. */
public interface DataKeys extends AutoCloseable {

  /**
   * Returns a person's key.
   *
   * @param id the key's id
   * @return the key; empty if it was destroyed or is not available here
   */
  Optional<DataKey> find(PersonId person, String id);

  @Override
  void close();

  /** Returns an instance without keys, which opens nothing. */
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
