package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureRecord;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MatcherReadiness;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * The erasure of a person: first the key, which makes the data unreadable, then all data within
 * reach.
 */
final class Erasure {
  private final GalleryTopic log;
  private final ErasureRemains remains;
  private final Supplier<MatcherReadiness> matchers;

  /** The result. */
  record Done(GalleryChange change, ErasureReceipt receipt) {}

  /**
   * @param matchers waits until the matchers have applied the last change
   */
  Erasure(GalleryTopic log, ErasureRemains remains, Supplier<MatcherReadiness> matchers) {
    this.log = log;
    this.remains = remains;
    this.matchers = matchers;
  }

  /**
   * Erases a person.
   *
   * @param removal removes all data of the person in the gallery
   * @param past the former identities under which matchers may remember the person
   */
  Done erase(PersonId person, GalleryEdit removal, FormerIdentities past, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    List<String> keys = log.destroyKeys(person);
    GalleryChange change = log.write(removal);
    log.erase(
        new ErasureRecord(person, now, past.tracks(), past.strangers()),
        now.minus(remains.remembered()));
    MatcherReadiness answer = matchers.get();
    log.markKeys();
    return new Done(
        change,
        new ErasureReceipt(
            person.toString(),
            now,
            change.removed(),
            keys,
            answer.applied(),
            answer.behind(),
            remains.after(now, log.isEncrypted())));
  }
}
