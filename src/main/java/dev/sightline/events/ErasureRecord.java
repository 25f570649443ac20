package dev.sightline.events;

import dev.sightline.gallery.PersonId;
import dev.sightline.presence.ErasedPerson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;

/**
 * A record of {@code sightline.gallery} that tells matchers to forget a person beyond the gallery
 * itself. It is removed when no matcher can remember the person any more.
 *
 * @param erasedAt the time of the erasure, in whole milliseconds
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
   * Returns the erased person as of a revision.
   *
   * @param revision the gallery's revision with this record
   */
  public ErasedPerson at(long revision) {
    return new ErasedPerson(person, revision, erasedAt, tracks, strangers);
  }
}
