package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.List;

/** The gallery is not switched, because running matchers could not follow. */
public final class MatchersNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MatchersNotReadyException(String message) {
    super(message);
  }

  /**
   * @param behind the matchers that have not read all vectors
   * @param without the matchers that do not have the model
   * @throws MatchersNotReadyException if there is one of either
   */
  static void check(ModelId model, List<String> behind, List<String> without) {
    if (!without.isEmpty()) {
      throw new MatchersNotReadyException(
          "all faces are embedded, and nothing is switched yet: the matchers "
              + String.join(", ", without)
              + " do not have "
              + model
              + ";"
              + " name its bundle in their embed.next.model, restart them, and run this again");
    }
    if (!behind.isEmpty()) {
      throw new MatchersNotReadyException(
          "all faces are embedded, and nothing is switched yet: the matchers "
              + String.join(", ", behind)
              + " have not read them;"
              + " run this again, with a longer --timeout");
    }
  }
}
