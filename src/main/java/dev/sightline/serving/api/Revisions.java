package dev.sightline.serving.api;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revises the past of whoever is enrolled: the visits in which they were unknown are theirs. On a
 * thread of its own, for there may be many unknown; whoever is enrolled meanwhile is looked for in
 * the next round. Thread-safe.
 */
public final class Revisions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);

  private final GalleryCurator desk;
  private final StrangerCurator unknowns;
  private final Worker worker;
  private final Thread thread;
  private final Set<PersonId> enrolled = new LinkedHashSet<>();

  private Revisions(GalleryCurator desk, StrangerCurator unknowns, Worker worker) {
    this.desk = desk;
    this.unknowns = unknowns;
    this.worker = worker;
    this.thread = new Thread(this::revise, "revisions");
    thread.setDaemon(true);
  }

  /**
   * Starts with nobody to look for.
   *
   * @param desk whose model is used by the worker's thread alone; left open
   * @param worker looks at one picture at a time between what people ask of it; left open
   */
  public static Revisions start(GalleryCurator desk, StrangerCurator unknowns, Worker worker) {
    Revisions revisions = new Revisions(desk, unknowns, worker);
    revisions.thread.start();
    return revisions;
  }

  /** Has somebody looked for who was just enrolled. Does not wait for it. */
  public synchronized void add(PersonId person) {
    enrolled.add(person);
    notifyAll();
  }

  private synchronized Set<PersonId> take() throws InterruptedException {
    while (enrolled.isEmpty()) {
      wait();
    }
    Set<PersonId> taken = Set.copyOf(enrolled);
    enrolled.clear();
    return taken;
  }

  private void revise() {
    try {
      while (true) {
        Set<PersonId> persons = take();
        try {
          LOG.info("{} past visits revised", unknowns.recognise(persons, this::recognise));
        } catch (RuntimeException e) {
          requireNotInterrupted();
          LOG.error("Past visits could not be revised: {}", e.getClass().getName());
        }
      }
    } catch (InterruptedException e) {
      // That is how this ends.
      Thread.currentThread().interrupt();
    }
  }

  /** Kafka's clients and the work itself tell of an interrupt by exceptions of their own. */
  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private Optional<PersonId> recognise(Picture picture, String camera) {
    try {
      return worker.patiently(() -> desk.recognise(picture, camera));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server ends", e);
    }
  }

  /** What is not revised yet stays as it is. Idempotent. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
