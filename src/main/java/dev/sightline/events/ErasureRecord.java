package dev.sightline.events;

import dev.sightline.gallery.PersonId;
import dev.sightline.presence.ErasedPerson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;

/**
 * Tells matchers whom to forget, beyond the gallery itself: a record of {@code sightline.gallery}
 * that is removed again when no matcher can remember the person any more.
 *
 * @param erasedAt when, in whole milliseconds
 * @param tracks as in {@link ErasedPerson}
 * @param strangers as in {@link ErasedPerson}
 */
public record ErasureRecord(
    PersonId person, Instant erasedAt, Set<String> tracks, Set<String> strangers) {

  public ErasureRecord {
    Objects.requireNonNull(person, "person");
    erasedAt = erasedAt.truncatedTo(ChronoUnit.MILLIS);
    tracks = Set.copyOf(tracks);
    strangers = Set.copyOf(strangers);
  }

  /**
   * What matchers go by.
   *
   * @param revision the gallery's with this record
   */
  public ErasedPerson at(long revision) {
    return new ErasedPerson(person, revision, tracks, strangers);
  }
}
