package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt.Remains;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The data of an erased person that the topics still hold, and until when. */
final class ErasureRemains {
  /**
   * The longest time a matcher may be stopped with old state; after that its state expires at the
   * start.
   */
  private static final Duration STOPPED = Duration.ofDays(7);

  private static final Remains COPIES =
      new Remains("exports and backups", "copies, which this command cannot delete", null);

  private final Topics topics;
  private final TopicRetention retention;

  ErasureRemains(Topics topics, TopicRetention retention) {
    this.topics = topics;
    this.retention = retention;
  }

  /**
   * Returns how long a program that starts may find the person in its state, or in events that it
   * reads again.
   */
  Duration remembered() {
    Duration events = retention.results().identityEvents();
    return events.compareTo(STOPPED) > 0 ? events : STOPPED;
  }

  /**
   * Returns what remains of a person.
   *
   * @param encrypted whether the gallery is encrypted
   * @param sightings the removed sightings
   */
  List<Remains> after(Instant erasedAt, boolean encrypted, List<Visit> sightings) {
    return Stream.of(
            gallery(erasedAt, encrypted),
            sightings(erasedAt, encrypted, sightings),
            flow(erasedAt),
            List.of(matchers(erasedAt, encrypted), COPIES))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns what remains of a stranger, who was never in the gallery. */
  List<Remains> afterStranger(Instant erasedAt, boolean encrypted, List<Visit> sightings) {
    return Stream.of(
            sightings(erasedAt, encrypted, sightings),
            flow(erasedAt),
            List.of(matchers(erasedAt, encrypted), COPIES))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns what remains of one visit. */
  List<Remains> afterSighting(Instant erasedAt, boolean encrypted, Visit sighting) {
    return Stream.of(
            sightings(erasedAt, encrypted, List.of(sighting)), flow(erasedAt), List.of(COPIES))
        .flatMap(List::stream)
        .toList();
  }

  private List<Remains> gallery(Instant erasedAt, boolean encrypted) {
    return List.of(
        new Remains(
            topics.gallery(),
            encrypted ? "ciphertext whose key is destroyed" : "templates in the clear",
            erasedAt.plus(TopicsConfig.COMPACTION)),
        new Remains(
            topics.keys(),
            encrypted ? "the destroyed key, itself encrypted" : "nothing: no key was needed",
            erasedAt.plus(TopicsConfig.SHREDDING)));
  }

  private List<Remains> sightings(Instant erasedAt, boolean encrypted, List<Visit> sightings) {
    return sightings.isEmpty()
        ? List.of()
        : List.of(
            new Remains(
                topics.sightings(),
                encrypted ? "ciphertext of removed sightings" : "removed sightings, in the clear",
                erasedAt.plus(TopicsConfig.COMPACTION),
                sightings.stream().map(Visit::toString).toList()),
            new Remains(
                topics.visits(),
                encrypted ? "ciphertext of removed visits" : "removed visits, in the clear",
                erasedAt.plus(TopicsConfig.COMPACTION)));
  }

  private List<Remains> flow(Instant erasedAt) {
    return List.of(
        new Remains(
            topics.frames(),
            "frames that show the person",
            erasedAt.plus(retention.flow().frames())),
        new Remains(topics.faces(), "chips of the person", erasedAt.plus(retention.flow().faces())),
        new Remains(
            topics.embeddings(),
            "vectors and chips of the person",
            erasedAt.plus(retention.flow().embeddings())),
        new Remains(
            topics.matches(),
            "decisions about the person",
            erasedAt.plus(retention.flow().matches())),
        new Remains(
            topics.identityEvents(),
            "events about the person",
            erasedAt.plus(retention.results().identityEvents())),
        new Remains(
            topics.deadLetters(),
            "frames that could not be processed",
            erasedAt.plus(retention.results().deadLetters())),
        new Remains(
            topics.audit(),
            "the name in the audit of enrolments, changes and views, and this receipt",
            erasedAt.plus(retention.results().audit())));
  }

  private static Remains matchers(Instant erasedAt, boolean encrypted) {
    return new Remains(
        "the matchers' changelogs",
        encrypted ? "ciphertext of their state" : "vectors, in the clear",
        erasedAt.plus(TopicsConfig.COMPACTION));
  }
}
