package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/** The gallery's vectors are of another network than the one that is configured. */
public final class ForeignModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ForeignModelException(String message) {
    super(message);
  }

  /**
   * @throws ForeignModelException if there is a model among the gallery's that is not the network's
   */
  static void check(Set<ModelId> gallery, ModelId network) {
    if (!gallery.isEmpty() && !gallery.equals(Set.of(network))) {
      throw new ForeignModelException(
          "the gallery's vectors are of "
              + gallery
              + " and embed.model is "
              + network
              + ", and vectors of two networks do not"
              + " compare; set embed.model or embed.next.model to the gallery's network, or make"
              + " vectors of the other one with 'sightline gallery reembed --model'");
    }
  }
}
