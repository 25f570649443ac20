package dev.sightline.serving.api;

import static java.util.Objects.requireNonNull;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.serving.http.ProblemException;
import java.util.concurrent.Callable;

/**
 * The editing of the gallery. All stay open.
 *
 * @param curator the curator, whose model only the worker's thread uses
 * @param worker the thread of the model
 */
public record Editors(GalleryCurator curator, Worker worker) {

  public Editors {
    requireNonNull(curator, "curator");
    requireNonNull(worker, "worker");
  }

  /**
   * Makes a change that needs the model.
   *
   * @throws ProblemException if it is refused, or too many pictures are waiting
   */
  <T> T ask(Callable<T> change) throws InterruptedException {
    return GalleryProblems.converting(() -> worker.ask(change))
        .orElseThrow(
            () -> ProblemException.unavailable("too many pictures are waiting; try again"));
  }
}
