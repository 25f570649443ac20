package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told who looks at whom, before anything is shown. */
public interface ViewRecorder {
  Logger LOG = LoggerFactory.getLogger(ViewRecorder.class);

  /**
   * Returns when it is written down; throws if it cannot be.
   *
   * @param actor who looks
   * @param subject {@code collection/person}, or {@link ViewedData#EVERYBODY}
   */
  void viewed(String actor, String subject, ViewedData what);

  /**
   * Whoever asks looks at one person.
   *
   * @throws ProblemException 503 if that cannot be written down
   */
  default void person(Context request, PersonId person, ViewedData what) {
    record(request, person.toString(), what);
  }

  /**
   * Whoever asks looks at more than one.
   *
   * @throws ProblemException 503 if that cannot be written down
   */
  default void everybody(Context request, ViewedData what) {
    record(request, ViewedData.EVERYBODY, what);
  }

  private void record(Context request, String subject, ViewedData what) {
    try {
      viewed(Caller.of(request).name(), subject, what);
    } catch (RuntimeException e) {
      LOG.error("Nothing is shown, for it cannot be written down: {}", e.getClass().getName());
      throw ProblemException.unavailable(
          "audit-unavailable", "who views what cannot be written down now");
    }
  }
}
