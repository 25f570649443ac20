package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.FormerName;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.SightingLog;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.TopicRetention;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Erases persons under all names, strangers, and single sightings. A person's keys go first, which
 * is what counts, then the rest that is in reach.
 */
final class Erasure {
  private final GalleryTopic topic;
  private final GalleryConnection connection;
  private final ErasureRemains remains;
  private final InstantSource clock;

  /** The result. */
  record Done(GalleryChange change, ErasureReceipt receipt) {}

  /**
   * @param retention of the topics; says what remains of a person who is erased
   * @param clock says when a person is erased
   */
  Erasure(
      GalleryTopic topic,
      GalleryConnection connection,
      TopicRetention retention,
      InstantSource clock) {
    this.topic = topic;
    this.connection = connection;
    this.remains = new ErasureRemains(connection.topics(), retention);
    this.clock = clock;
  }

  /**
   * Erases a person. Sightings are erased twice: before the matchers know of the erasure, because
   * they remove their latest ones themselves and list none, and after, for those written meanwhile.
   *
   * @param matchers waits until they have the last change; later they write no sighting of the
   *     person
   */
  Done erase(PersonId person, Supplier<MatcherReadiness> matchers) {
    Instant now = now();
    GalleryEdit removal = topic.editor().remove(person);
    List<ErasureRecord> records = records(person, now, topic.contents().formerNames(person));
    List<String> keys = topic.destroyKeys(person);
    Predicate<SightingLog.Stored> isTheirs =
        seen -> keys.contains(seen.sealedBy()) || areOf(records, seen);
    Set<Visit> sightings = new LinkedHashSet<>(eraseSightings(now, isTheirs));
    GalleryChange change = topic.write(removal);
    topic.erase(records, now.minus(remains.remembered()));
    MatcherReadiness answer = matchers.get();
    sightings.addAll(eraseSightings(now, isTheirs));
    topic.markKeys();
    return new Done(
        change,
        new ErasureReceipt(
            person.toString(),
            now,
            change.removed(),
            keys,
            answer.applied(),
            answer.behind(),
            remains.after(now, topic.isEncrypted(), List.copyOf(sightings))));
  }

  /**
   * Erases a stranger.
   *
   * @param id the id under which they are erased
   * @param stranger the stranger's ids before cameras, and the tracks of which events say that they
   *     are theirs
   * @throws NoSuchElementException if there is neither a track nor a sighting
   */
  Done eraseStranger(String id, FormerIdentities stranger, Supplier<MatcherReadiness> matchers) {
    Instant now = now();
    Set<String> tracks = new HashSet<>(stranger.tracks());
    try (SightingLog sightings = connection.openSightings()) {
      sightings.find(stranger::isOf).forEach(seen -> tracks.add(seen.subject().track()));
    }
    if (tracks.isEmpty()) {
      throw new NoSuchElementException("no stranger has the id " + id);
    }
    FormerIdentities erased = new FormerIdentities(tracks, stranger.strangers());
    Predicate<SightingLog.Stored> isTheirs =
        seen -> seen.sighting().filter(erased::isOf).isPresent();
    Set<Visit> removed = new LinkedHashSet<>(eraseSightings(now, isTheirs));
    topic.erase(
        List.of(new ErasureRecord(PersonId.parse(id), now, tracks, erased.strangers())),
        now.minus(remains.remembered()));
    MatcherReadiness answer = matchers.get();
    removed.addAll(eraseSightings(now, isTheirs));
    return new Done(
        new GalleryChange(0, 0, topic.lastRevision()),
        new ErasureReceipt(
            id,
            now,
            0,
            List.of(),
            answer.applied(),
            answer.behind(),
            remains.afterStranger(now, topic.isEncrypted(), List.copyOf(removed))));
  }

  /**
   * Erases the sighting of one visit.
   *
   * @throws NoSuchElementException if there is none
   */
  Done eraseSighting(Visit visit) {
    Instant now = now();
    if (eraseSightings(now, seen -> seen.visit().equals(visit)).isEmpty()) {
      throw new NoSuchElementException("there is no sighting " + visit);
    }
    return new Done(
        new GalleryChange(0, 0, topic.lastRevision()),
        new ErasureReceipt(
            visit.toString(),
            now,
            0,
            List.of(),
            0,
            List.of(),
            remains.afterSighting(now, topic.isEncrypted(), visit)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private List<Visit> eraseSightings(Instant now, Predicate<SightingLog.Stored> condition) {
    try (SightingLog sightings = connection.openSightings()) {
      return sightings.erase(now, condition);
    }
  }

  /** A key that was destroyed tells whose sighting it was; what another key seals can be read. */
  private static boolean areOf(List<ErasureRecord> records, SightingLog.Stored seen) {
    return seen.sighting()
        .filter(
            sighting ->
                records.stream()
                    .anyMatch(
                        record ->
                            sighting.isOf(record.person())
                                || new FormerIdentities(record.tracks(), record.strangers())
                                    .isOf(sighting)))
        .isPresent();
  }

  /** What was decided under a former name before it was given up is the person's, too. */
  private List<ErasureRecord> records(PersonId person, Instant now, List<FormerName> formerNames) {
    Set<PersonId> names = new LinkedHashSet<>(Set.of(person));
    formerNames.forEach(name -> names.add(name.person()));
    FormerIdentities unnamed = FormerIdentities.of(names, connection);
    List<ErasureRecord> records = new ArrayList<>();
    formerNames.forEach(
        name -> records.add(new ErasureRecord(name.person(), name.until(), Set.of(), Set.of())));
    records.add(new ErasureRecord(person, now, unnamed.tracks(), unnamed.strangers()));
    return records;
  }
}
