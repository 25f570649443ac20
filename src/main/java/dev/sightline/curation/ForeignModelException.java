package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/** The gallery's vectors are of another model than the configured one. */
public final class ForeignModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ForeignModelException(String message) {
    super(message);
  }

  /**
   * Checks the models.
   *
   * @throws ForeignModelException if the gallery has vectors of another model than this
   */
  static void check(Set<ModelId> gallery, ModelId model) {
    if (!gallery.isEmpty() && !gallery.equals(Set.of(model))) {
      throw new ForeignModelException(
          "the gallery's vectors are of "
              + gallery
              + " and embed.model is "
              + model
              + ", and vectors of two models cannot be compared; set embed.model or"
              + " embed.next.model to the gallery's model, or compute vectors of the other one with"
              + " 'sightline gallery reembed --model'");
    }
  }
}
