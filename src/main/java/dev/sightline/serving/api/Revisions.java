package dev.sightline.serving.api;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revision of past visits: when a person is enrolled, the visits in which they were unknown
 * become theirs. It runs on its own thread, because there may be many unknown persons; persons
 * enrolled meanwhile are processed in the next round. Thread-safe.
 */
public final class Revisions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);

  private final GalleryCurator curator;
  private final Worker worker;
  private final Thread thread;
  private final Set<PersonId> enrolled = new LinkedHashSet<>();

  private Revisions(GalleryCurator curator, Worker worker) {
    this.curator = curator;
    this.worker = worker;
    this.thread = new Thread(this::revise, "revisions");
    thread.setDaemon(true);
  }

  /**
   * Starts without persons.
   *
   * @param curator the curator, whose model only the worker's thread uses; stays open
   * @param worker the worker, which processes one picture at a time between requests; stays open
   */
  public static Revisions start(GalleryCurator curator, Worker worker) {
    Revisions revisions = new Revisions(curator, worker);
    revisions.thread.start();
    return revisions;
  }

  /** Starts the search for a person who was just enrolled, and does not wait for it. */
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
          LOG.info(
              "{} past visits revised", curator.strangers().recognise(persons, this::recognise));
        } catch (RuntimeException e) {
          requireNotInterrupted();
          LOG.error("Past visits could not be revised: {}", e.getClass().getName());
        }
      }
    } catch (InterruptedException e) {
      // The normal end.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Throws if the thread was interrupted, because Kafka's clients and the work itself report an
   * interrupt by other exceptions.
   */
  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private Optional<PersonId> recognise(Picture picture, String camera) {
    try {
      return worker.runWhenFree(() -> curator.recognise(picture, camera));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server is closing", e);
    }
  }

  /** Stops; visits not revised yet stay unchanged. Idempotent. */
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
