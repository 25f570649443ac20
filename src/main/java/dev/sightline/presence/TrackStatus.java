package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.util.Optional;

/**
 * What has been said of a track so far.
 *
 * <pre>
 * Pending ──▶ Unknown ──▶ Named ──▶ Named as another person
 *    └──────────────────────▲
 * </pre>
 */
public sealed interface TrackStatus {

  /** The name the track goes by. */
  default Optional<PersonId> person() {
    return Optional.empty();
  }

  /** Nothing yet. */
  record Pending() implements TrackStatus {}

  /**
   * It was reported as unknown.
   *
   * @param visit the id of the event that said so
   */
  record Unknown(String visit) implements TrackStatus {}

  /** It is one of the tracks of a person's visit. */
  record Named(PersonId name) implements TrackStatus {
    @Override
    public Optional<PersonId> person() {
      return Optional.of(name);
    }
  }
}
