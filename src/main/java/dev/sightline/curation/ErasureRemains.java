package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt.Remains;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the topics still hold of a person who is erased, and until when. */
final class ErasureRemains {
  /** What a matcher remembers that was stopped for longer ends by itself when it starts. */
  private static final Duration STOPPED = Duration.ofDays(7);

  private final Topics topics;
  private final TopicRetention retention;

  ErasureRemains(Topics topics, TopicRetention retention) {
    this.topics = topics;
    this.retention = retention;
  }

  /**
   * How long a program that starts may meet the person in what it remembers, or in the events that
   * it reads again.
   */
  Duration remembered() {
    Duration events = retention.identityEvents();
    return events.compareTo(STOPPED) > 0 ? events : STOPPED;
  }

  /**
   * @param encrypted whether the gallery is
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
            topics.frames(), "frames that show the person", erasedAt.plus(retention.frames())),
        new Remains(topics.faces(), "chips of the person", erasedAt.plus(retention.faces())),
        new Remains(
            topics.embeddings(), "vectors of the person", erasedAt.plus(retention.embeddings())),
        new Remains(
            topics.matches(), "decisions that name the person", erasedAt.plus(retention.matches())),
        new Remains(
            topics.identityEvents(),
            "events that name the person",
            erasedAt.plus(retention.identityEvents())),
        new Remains(
            topics.deadLetters(),
            "frames that could not be processed",
            erasedAt.plus(retention.deadLetters())),
        new Remains(
            topics.audit(),
            "the name in who enrolled, changed and viewed what, and this receipt",
            erasedAt.plus(retention.audit())),
        new Remains(
            "the matchers' changelogs",
            encrypted ? "ciphertext of what they remembered" : "vectors, in the clear",
            erasedAt.plus(TopicsConfig.COMPACTION)),
        new Remains("exports and backups", "what was copied, which this does not reach", null));
  }
}
