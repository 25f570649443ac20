package dev.sightline.streams.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A marker beside the local stores of a process, from its start to its clean end.
 *
 * <p>A store on disk may be ahead of its changelog when a process ends otherwise. Its frames would
 * then count as decided although their events were never sent. So the next process that finds the
 * marker restores the stores from the changelogs.
 */
final class LocalState {
  private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);

  private final Path marker;
  private final boolean isTransactional;
  private boolean isBegun;

  /**
   * @param application the id of the application whose stores these are
   */
  LocalState(RunConfig run, String application) {
    this.marker = run.stateDirectory().resolve(application + ".running");
    this.isTransactional = run.guarantee() == ProcessingGuarantee.EXACTLY_ONCE_V2;
  }

  /**
   * Returns whether the last process did not end cleanly. With transactions, Kafka Streams itself
   * restores such stores, and keeps the identity that fences the open transaction.
   */
  boolean isSuspect() {
    return !isTransactional && Files.exists(marker);
  }

  /**
   * Sets the marker.
   *
   * @param clean deletes the stores; called first if they are suspect
   */
  synchronized void begin(Runnable clean) {
    if (isSuspect()) {
      LOG.info("The last run did not end cleanly, so state is restored from the changelogs");
      clean.run();
    }
    try {
      Files.createDirectories(marker.getParent());
      Files.write(marker, new byte[0]);
      isBegun = true;
    } catch (IOException e) {
      throw new UncheckedIOException("run.state.dir cannot be written: " + marker, e);
    }
  }

  /** Removes the marker that was set here: stores and changelogs agree. */
  synchronized void end() {
    try {
      if (isBegun) {
        Files.deleteIfExists(marker);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("run.state.dir cannot be written: " + marker, e);
    }
  }
}
