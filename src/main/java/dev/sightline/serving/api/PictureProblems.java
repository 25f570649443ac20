package dev.sightline.serving.api;

import dev.sightline.gallery.PictureVerdict;
import dev.sightline.serving.http.ProblemException;
import java.util.Optional;

/** What is answered where a picture cannot be used. */
final class PictureProblems {

  private PictureProblems() {}

  /**
   * What was made of a picture.
   *
   * @param verdict empty if the server had no time for it
   * @throws ProblemException 503 if there was no time, 422 if the picture is refused
   */
  static <T> T accepted(Optional<PictureVerdict<T>> verdict) {
    return verdict
        .orElseThrow(() -> ProblemException.unavailable("too many pictures wait; try again"))
        .fold(
            value -> value,
            refused -> {
              throw ProblemException.unprocessable(
                  "picture-" + FaceFinding.code(refused.reason()), refused.detail());
            });
  }
}
