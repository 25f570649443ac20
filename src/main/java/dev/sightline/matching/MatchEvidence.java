package dev.sightline.matching;

import dev.sightline.gallery.Candidate;
import java.util.List;
import java.util.Objects;

/**
 * The evidence for a decision.
 *
 * @param candidates the nearest persons, ranked by how far they lie above the threshold for their
 *     number of templates; empty if the gallery is
 * @param threshold the threshold of the nearest person
 * @param margin how far the best must lie above the next person
 * @param galleryRevision the revision of the gallery that was searched
 */
public record MatchEvidence(
    List<Candidate> candidates, Threshold threshold, double margin, long galleryRevision) {

  public MatchEvidence {
    candidates = List.copyOf(candidates);
    Objects.requireNonNull(threshold, "threshold");
  }
}
