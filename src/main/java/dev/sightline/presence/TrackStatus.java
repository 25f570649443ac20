package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The report of a track so far.
 *
 * <pre>
 * Pending ──▶ Unknown ──▶ Named ──▶ Named as another person
 * └──────────────────────▲
 * </pre>
 */
public sealed interface TrackStatus {

  /** Returns the name of the track, if it has one. */
  default Optional<PersonId> person() {
    return Optional.empty();
  }

  /** Nothing has been reported yet. */
  record Pending() implements TrackStatus {}

  /**
   * The track was reported as unknown.
   *
   * @param visit the id of the event that reported it
   */
  record Unknown(String visit) implements TrackStatus {}

  /**
   * The track is part of a person's visit.
   *
   * @param contrary the track's newest faces, if they were all identified as one other person. They
   *     are not counted yet: enough of them begin a track of their own.
   */
  record Named(PersonId name, List<Shot> contrary) implements TrackStatus {

    public Named {
      contrary = List.copyOf(contrary);
    }

    /** Returns the status of a track that no face contradicts. */
    public static Named of(PersonId name) {
      return new Named(name, List.of());
    }

    @Override
    public Optional<PersonId> person() {
      return Optional.of(name);
    }
  }
}
