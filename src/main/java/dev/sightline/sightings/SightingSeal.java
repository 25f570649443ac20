package dev.sightline.sightings;

import dev.sightline.encryption.DataKey;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.WrappedKeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes sightings, encrypted where the gallery is. */
@FunctionalInterface
public interface SightingSeal {

  /** Returns the value of a sighting's record. */
  byte[] seal(SightingRecord sighting);

  /**
   * Returns an instance that encrypts with the keys of a store, each of which it looks up once. For
   * a single task: it does not see that a key is destroyed.
   *
   * @param keys if empty, nothing is encrypted
   */
  static SightingSeal with(Optional<WrappedKeyStore> keys) {
    Map<PersonId, DataKey> found = new HashMap<>();
    return keys.<SightingSeal>map(store -> sighting -> SightingKeys.seal(sighting, store, found))
        .orElseGet(SightingSeal::none);
  }

  /** Returns an instance that does not encrypt. */
  static SightingSeal none() {
    return RecordCodecs.sightings()::write;
  }
}
