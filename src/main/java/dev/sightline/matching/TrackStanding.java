package dev.sightline.matching;

import dev.sightline.gallery.PersonKey;
import java.util.Optional;

/**
 * What has been said of a track so far.
 *
 * <pre>
 * Pending ──▶ Unknown ──▶ Named ──▶ Named as another person
 *    └──────────────────────▲
 * </pre>
 */
public sealed interface TrackStanding {

  /** The name the track goes by. */
  default Optional<PersonKey> person() {
    return Optional.empty();
  }

  /** Nothing yet. */
  record Pending() implements TrackStanding {}

  /**
   * It was reported as unknown.
   *
   * @param visit the id of the event that said so
   */
  record Unknown(String visit) implements TrackStanding {}

  /** It is one of the tracks of a person's visit. */
  record Named(PersonKey name) implements TrackStanding {
    @Override
    public Optional<PersonKey> person() {
      return Optional.of(name);
    }
  }
}
