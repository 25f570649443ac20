package dev.sightline.serving.api;

import dev.sightline.events.Viewed;
import dev.sightline.gallery.PersonKey;
import dev.sightline.serving.http.Caller;
import io.javalin.http.Context;

/** Is told who looks at whom, before anything is shown. */
public interface ViewRecorder {

  /**
   * Returns when it is written down; throws if it cannot be.
   *
   * @param actor who looks
   * @param subject {@code collection/person}, or {@link Viewed#EVERYBODY}
   */
  void viewed(String actor, String subject, Viewed what);

  /** Whoever asks looks at one person. */
  default void person(Context request, PersonKey person, Viewed what) {
    viewed(Caller.of(request).name(), person.toString(), what);
  }

  /** Whoever asks looks at more than one. */
  default void everybody(Context request, Viewed what) {
    viewed(Caller.of(request).name(), Viewed.EVERYBODY, what);
  }
}
