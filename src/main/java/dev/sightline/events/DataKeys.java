package dev.sightline.events;

import dev.sightline.encryption.DataKey;
import java.util.Optional;

/** The data keys that open encrypted records. Belongs to one thread. */
public interface DataKeys extends AutoCloseable {

  /**
   * Returns a key.
   *
   * @param id the key's id
   * @return the key; empty if it was destroyed or is not available here
   */
  Optional<DataKey> find(String id);

  @Override
  void close();

  /** Returns an instance without keys, which opens nothing. */
  static DataKeys none() {
    return new DataKeys() {
      @Override
      public Optional<DataKey> find(String id) {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
