package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.List;

/** The gallery was not switched, because running matchers could not follow. */
public final class MatchersNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MatchersNotReadyException(String message) {
    super(message);
  }

  /**
   * Checks the matchers.
   *
   * @param behind the matchers that have not read all vectors
   * @param without the matchers that have not loaded the model
   * @throws MatchersNotReadyException if there is one of either
   */
  static void check(ModelId model, List<String> behind, List<String> without) {
    if (!without.isEmpty()) {
      throw new MatchersNotReadyException(
          "all faces are embedded, but the gallery is not switched yet: the matchers "
              + String.join(", ", without)
              + " have not loaded "
              + model
              + ";"
              + " set its bundle as their embed.next.model, restart them, and repeat this command");
    }
    if (!behind.isEmpty()) {
      throw new MatchersNotReadyException(
          "all faces are embedded, but the gallery is not switched yet: the matchers "
              + String.join(", ", behind)
              + " have not read them;"
              + " repeat this command with a longer --timeout");
    }
  }
}
