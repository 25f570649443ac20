package dev.sightline.curation;

import java.util.Objects;
import java.util.Optional;

/**
 * The result of a re-embedding.
 *
 * @param faces the number of enrolled faces embedded
 * @param visits the past visits
 */
public record ReembedResult(int faces, Visits visits) {

  public ReembedResult {
    Objects.requireNonNull(visits, "visits");
  }

  /**
   * The past visits of a re-embedding.
   *
   * @param embedded the number of visits whose best face was embedded
   * @param withoutFace the number of visits of other models without a face to embed
   * @param notSearched which visits were not embedded, and what to do, for people to read; empty if
   *     all were
   */
  public record Visits(int embedded, int withoutFace, Optional<String> notSearched) {
    /** No visits are recorded. */
    static final Visits NONE = new Visits(0, 0, Optional.empty());

    public Visits {
      Objects.requireNonNull(notSearched, "notSearched");
    }
  }
}
