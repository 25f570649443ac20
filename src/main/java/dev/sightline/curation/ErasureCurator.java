package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.MatcherReadiness;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The curator of erasures: it erases persons, strangers and sightings, and writes each receipt to
 * the audit. Thread-safe: it does one call at a time with the curator that it belongs to.
 */
public final class ErasureCurator {
  private final GalleryTopic topic;
  private final Erasure erasure;
  private final Matchers matchers;
  private final Audit audit;

  /**
   * @param audit records the erasures of one actor; stays open
   */
  ErasureCurator(GalleryTopic topic, Erasure erasure, Matchers matchers, Audit audit) {
    this.topic = topic;
    this.erasure = erasure;
    this.matchers = matchers;
    this.audit = audit;
  }

  /**
   * Erases a person: destroys the keys, so that the data they encrypted can never be read again,
   * removes templates, negative examples, status and sightings, waits for the matchers, and writes
   * the receipt to the audit.
   *
   * @param timeout how long to wait for running matchers that are behind
   * @throws GalleryEditor.NotEnrolledException if there is no such person
   */
  public ErasureReceipt erase(PersonId person, Duration timeout) {
    return audited(() -> erasure.erase(person, matchers(timeout)));
  }

  /**
   * Erases a stranger.
   *
   * @param id the id under which they are erased
   * @param theirs the tracks that events say are the stranger's, and their ids before cameras
   * @param timeout how long to wait for running matchers that are behind
   * @throws NoSuchElementException if there is neither a track nor a sighting
   */
  ErasureReceipt eraseStranger(String id, FormerIdentities theirs, Duration timeout) {
    return audited(() -> erasure.eraseStranger(id, theirs, matchers(timeout)));
  }

  /**
   * Erases the sighting of one visit.
   *
   * @return what was erased, and what remains until when
   * @throws NoSuchElementException if there is none
   */
  public ErasureReceipt erase(Visit visit) {
    return audited(() -> erasure.eraseSighting(visit));
  }

  /** Returns the ids of strangers who were erased, or who were a person who was erased. */
  Set<String> erasedStrangers() {
    synchronized (topic) {
      return topic.refresh().erasedStrangers();
    }
  }

  private Supplier<MatcherReadiness> matchers(Duration timeout) {
    return () -> matchers.await(topic.lastRevision(), timeout);
  }

  private ErasureReceipt audited(Supplier<Erasure.Done> erasing) {
    synchronized (topic) {
      Erasure.Done done = erasing.get();
      audit.add(done.receipt(), done.change());
      return done.receipt();
    }
  }
}
