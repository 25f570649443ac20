package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recorder of views, called before any data is shown. */
public interface ViewRecorder {
  Logger LOG = LoggerFactory.getLogger(ViewRecorder.class);

  /**
   * Records a view; returns when it is stored, and throws if it cannot be.
   *
   * @param actor the name of the viewer in the audit
   * @param subject {@code collection/person}, or {@link ViewedData#EVERYBODY}
   */
  void viewed(String actor, String subject, ViewedData what);

  /**
   * Records that the caller views one person's data.
   *
   * @throws ProblemException 503 if it cannot be recorded
   */
  default void person(Context request, PersonId person, ViewedData what) {
    record(request, person.toString(), what);
  }

  /**
   * Records that the caller views the data of more than one person.
   *
   * @throws ProblemException 503 if it cannot be recorded
   */
  default void everybody(Context request, ViewedData what) {
    record(request, ViewedData.EVERYBODY, what);
  }

  private void record(Context request, String subject, ViewedData what) {
    try {
      viewed(Caller.of(request).name(), subject, what);
    } catch (RuntimeException e) {
      LOG.error("Nothing is shown, because the view cannot be audited: {}", e.getClass().getName());
      throw ProblemException.unavailable("audit-unavailable", "the view cannot be audited now");
    }
  }
}
