package dev.sightline.sightings;

import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.presence.ErasedPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The sightings that a thread has published last. A matcher that reads of an erasure late may have
 * published a sighting of the person after the erasure had removed the others; it removes it then.
 * Belongs to one thread.
 */
public final class RecentSightings {
  private static final int MAX = 4096;

  /** How far the clocks of the matcher and of the eraser may differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final Deque<Published> published = new ArrayDeque<>();

  private record Published(Instant at, Visit visit, SightingRecord.Subject subject) {

    boolean isOf(ErasedPerson person) {
      return !at.isBefore(person.erasedAt().minus(CLOCKS))
          && (subject.person().filter(person.person()::equals).isPresent()
              || person.tracks().contains(subject.track())
              || subject.stranger().filter(person.strangers()::contains).isPresent());
    }
  }

  /** Remembers a sighting; the one that was published first is forgotten if there are too many. */
  public void add(SightingRecord sighting, Instant now) {
    if (published.size() == MAX) {
      published.removeFirst();
    }
    published.addLast(new Published(now, sighting.visit(), sighting.subject()));
  }

  /** Forgets the sightings of a person that were published since the erasure, and returns them. */
  public List<Visit> remove(ErasedPerson person) {
    List<Published> found = published.stream().filter(one -> one.isOf(person)).toList();
    published.removeAll(found);
    return found.stream().map(Published::visit).toList();
  }
}
