package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.MatcherAnswer;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Erases a person: the key first, which is what counts, then whatever else is in reach. */
final class Erasure {
  private final GalleryLog log;
  private final ErasureRemains remains;
  private final Supplier<MatcherAnswer> matchers;

  /** What was done. */
  record Done(GalleryChange change, ErasureReceipt receipt) {}

  /**
   * @param matchers waits until they have the last change
   */
  Erasure(GalleryLog log, ErasureRemains remains, Supplier<MatcherAnswer> matchers) {
    this.log = log;
    this.remains = remains;
    this.matchers = matchers;
  }

  /**
   * @param removal removes all that the gallery has of the person
   * @param past as whom else matchers may remember the person
   */
  Done erase(PersonKey person, GalleryEdit removal, PastIdentities past, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    List<String> keys = log.destroyKeys(person);
    GalleryChange change = log.write(removal);
    log.erase(
        new ErasureRecord(person, now, past.tracks(), past.strangers()),
        now.minus(remains.remembered()));
    MatcherAnswer answer = matchers.get();
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
