package dev.sightline.matching;

import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.PersonId;
import java.util.Comparator;

/**
 * A candidate for a face, ranked by how far the similarity lies above the person's threshold. The
 * threshold is higher for a person of many templates, because the best of them counts; so no person
 * is easier to match than another.
 *
 * @param threshold the threshold of the person
 */
record RankedCandidate(Candidate candidate, Threshold threshold) {
  /** Ties are broken by template id. */
  static final Comparator<RankedCandidate> BEST_FIRST =
      Comparator.comparingDouble(RankedCandidate::lead)
          .reversed()
          .thenComparing(ranked -> ranked.candidate.template());

  /** Returns how far the cosine similarity lies above the threshold; negative below it. */
  double lead() {
    return (double) candidate.cosineSimilarity() - threshold.cosineSimilarity();
  }

  /** Returns whether the similarity reaches the threshold. */
  boolean reaches() {
    return lead() >= 0;
  }

  PersonId person() {
    return candidate.person();
  }
}
