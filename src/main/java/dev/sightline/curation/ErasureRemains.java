package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt.Remains;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The data of an erased person that the topics still hold, and until when. */
final class ErasureRemains {
  /**
   * The longest time a matcher may be stopped with old state; after that its state expires at the
   * start.
   */
  private static final Duration STOPPED = Duration.ofDays(7);

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
   * Returns what remains.
   *
   * @param encrypted whether the gallery is encrypted
   */
  List<Remains> after(Instant erasedAt, boolean encrypted) {
    return List.of(
        new Remains(
            topics.gallery(),
            encrypted ? "ciphertext whose key is destroyed" : "templates in the clear",
            erasedAt.plus(TopicsConfig.COMPACTION)),
        new Remains(
            topics.keys(),
            encrypted ? "the destroyed key, itself encrypted" : "nothing: no key was needed",
            erasedAt.plus(TopicsConfig.SHREDDING)),
        new Remains(
            topics.frames(),
            "frames that show the person",
            erasedAt.plus(retention.flow().frames())),
        new Remains(topics.faces(), "chips of the person", erasedAt.plus(retention.flow().faces())),
        new Remains(
            topics.embeddings(),
            "vectors of the person",
            erasedAt.plus(retention.flow().embeddings())),
        new Remains(
            topics.matches(),
            "decisions that name the person",
            erasedAt.plus(retention.flow().matches())),
        new Remains(
            topics.identityEvents(),
            "events that name the person",
            erasedAt.plus(retention.results().identityEvents())),
        new Remains(
            topics.deadLetters(),
            "frames that could not be processed",
            erasedAt.plus(retention.results().deadLetters())),
        new Remains(
            topics.audit(),
            "the name in the audit of enrolments, changes and views, and this receipt",
            erasedAt.plus(retention.results().audit())),
        new Remains(
            "the matchers' changelogs",
            encrypted ? "ciphertext of their state" : "vectors, in the clear",
            erasedAt.plus(TopicsConfig.COMPACTION)),
        new Remains("exports and backups", "copies, which this command cannot delete", null));
  }
}
