package dev.sightline.streams.linking;

import dev.sightline.sightings.SightingSeal;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of visits that have ended.
 *
 * @param seal encrypts their records
 * @param linking the common ids of strangers; if empty, there are none
 */
public record Recording(SightingSeal seal, Optional<Linking> linking) {

  public Recording {
    Objects.requireNonNull(seal, "seal");
    Objects.requireNonNull(linking, "linking");
  }

  /** Returns records that are not encrypted, without common ids. */
  public static Recording plain() {
    return new Recording(SightingSeal.none(), Optional.empty());
  }
}
