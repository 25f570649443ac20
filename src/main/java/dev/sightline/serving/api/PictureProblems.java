package dev.sightline.serving.api;

import dev.sightline.gallery.PictureVerdict;
import dev.sightline.serving.http.ProblemException;
import java.util.Optional;

/** The problems for pictures that cannot be used. */
final class PictureProblems {

  private PictureProblems() {}

  /**
   * Returns the value of an accepted picture.
   *
   * @param verdict the verdict; empty if too many requests are waiting
   * @throws ProblemException 503 if too many are waiting, 422 if the picture is refused
   */
  static <T> T accepted(Optional<PictureVerdict<T>> verdict) {
    return verdict
        .orElseThrow(() -> ProblemException.unavailable("too many pictures are waiting; try again"))
        .fold(
            value -> value,
            refused -> {
              throw ProblemException.unprocessable(
                  "picture-" + FaceFinding.code(refused.reason()), refused.detail());
            });
  }
}
