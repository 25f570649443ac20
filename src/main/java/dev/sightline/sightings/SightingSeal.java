package dev.sightline.sightings;

import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;

/** Writes sightings, encrypted where the gallery is. */
@FunctionalInterface
public interface SightingSeal {

  /** Returns the value of a sighting's record. */
  byte[] seal(SightingRecord sighting);

  /** Returns an instance that does not encrypt. */
  static SightingSeal none() {
    return RecordCodecs.sightings()::write;
  }
}
