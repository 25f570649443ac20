package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.lifecycle.Resources;
import dev.sightline.matching.MatchDecision;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.sightings.SightingWriter;
import dev.sightline.topics.IdentityEventWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes revisions of past visits: the event first, then the record of the visit, which is then no
 * longer found. An interrupted revision is repeated with the same event. Belongs to one thread.
 */
final class RevisionWriter implements AutoCloseable {
  /** The number of visits written at once. */
  private static final int BATCH = 500;

  /**
   * How long a revision waits until it is found, so that the next change does not find the past.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(20);

  private final GalleryConnection connection;
  private final GalleryTopic topic;
  private final Optional<PastVisits> past;
  private final Map<String, SightingRecord> lastOfCamera = new HashMap<>();
  private final Resources resources = new Resources();
  private final Set<Visit> revised = new HashSet<>();
  private final List<SightingRecord> sightings = new ArrayList<>();
  private final List<IdentityEvent> events = new ArrayList<>();
  private IdentityEventWriter eventWriter;
  private SightingWriter sightingWriter;

  /**
   * @param past where the revisions are found; empty if nowhere
   */
  RevisionWriter(GalleryConnection connection, GalleryTopic topic, Optional<PastVisits> past) {
    this.connection = connection;
    this.topic = topic;
    this.past = past;
  }

  /**
   * Revises a visit, unless this has revised it before.
   *
   * @param seen the visit as it was known until now
   * @param now the person it is now; empty if unknown
   * @param decision the matcher's decision; empty if an operator decided
   */
  void revise(SightingRecord seen, Optional<PersonId> now, Optional<MatchDecision> decision) {
    if (revised.add(seen.visit())) {
      IdentityEvent event = IdentityEventMapping.revised(seen, now, decision);
      events.add(event);
      write(seen.revised(now, event.id()));
    }
  }

  /** Gives a visit to the new name of the same person, which is no event. */
  void rename(SightingRecord seen, PersonId to) {
    if (revised.add(seen.visit())) {
      write(seen.revised(Optional.of(to), seen.event()));
    }
  }

  private void write(SightingRecord sighting) {
    sightings.add(sighting);
    lastOfCamera.put(sighting.visit().camera(), sighting);
    if (sightings.size() >= BATCH) {
      flush();
    }
  }

  /**
   * Writes all revisions. Returns their number when Kafka has stored them and they are found, or
   * when that takes too long.
   */
  int commit() {
    if (!sightings.isEmpty()) {
      flush();
    }
    past.ifPresent(this::await);
    lastOfCamera.clear();
    return revised.size();
  }

  private void await(PastVisits visits) {
    long start = System.nanoTime();
    for (SightingRecord last : lastOfCamera.values()) {
      while (!isFound(last, visits) && System.nanoTime() - start < TIMEOUT.toNanos()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  /** Returns whether a revision is found, or cannot be searched for. */
  private static boolean isFound(SightingRecord revised, PastVisits visits) {
    AtomicBoolean found = new AtomicBoolean();
    Optional<String> missing =
        visits.get(
            revised.visit(),
            seen ->
                found.set(
                    seen.event().equals(revised.event())
                        && seen.subject().equals(revised.subject())));
    return found.get() || missing.isPresent();
  }

  private void flush() {
    synchronized (topic) {
      open();
      events.forEach(eventWriter::write);
      eventWriter.commit();
      sightings.forEach(sightingWriter::write);
      sightingWriter.commit();
    }
    events.clear();
    sightings.clear();
  }

  private void open() {
    if (eventWriter == null) {
      SightingSeal seal = topic.seal();
      eventWriter =
          resources.add(new IdentityEventWriter(connection.clients(), connection.topics()));
      sightingWriter =
          resources.add(new SightingWriter(connection.clients(), connection.topics(), seal));
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
