package dev.sightline.matching;

import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.PersonId;
import java.util.Comparator;

/**
 * A person that a face may be, by how far the face is above what this person has to reach: more for
 * a person of many templates, the best of which counts, so that no person is easier to be taken for
 * than another.
 *
 * @param threshold what the person has to reach
 */
record RankedCandidate(Candidate candidate, Threshold threshold) {
  /** Of equal leads, by template key. */
  static final Comparator<RankedCandidate> BEST_FIRST =
      Comparator.comparingDouble(RankedCandidate::lead)
          .reversed()
          .thenComparing(ranked -> ranked.candidate.template());

  /** By how much the cosine similarity is above the threshold; negative below it. */
  double lead() {
    return (double) candidate.cosineSimilarity() - threshold.cosineSimilarity();
  }

  /** Whether the face is alike enough to be the person. */
  boolean reaches() {
    return lead() >= 0;
  }

  PersonId person() {
    return candidate.person();
  }
}
