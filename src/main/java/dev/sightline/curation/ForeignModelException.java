package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/** The gallery's vectors are of another model than the one that is configured. */
public final class ForeignModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ForeignModelException(String message) {
    super(message);
  }

  /**
   * @throws ForeignModelException if there is a model among the gallery's that is not the model's
   */
  static void check(Set<ModelId> gallery, ModelId model) {
    if (!gallery.isEmpty() && !gallery.equals(Set.of(model))) {
      throw new ForeignModelException(
          "the gallery's vectors are of "
              + gallery
              + " and embed.model is "
              + model
              + ", and vectors of two models do not"
              + " compare; set embed.model or embed.next.model to the gallery's model, or make"
              + " vectors of the other one with 'sightline gallery reembed --model'");
    }
  }
}
