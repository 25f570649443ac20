package dev.sightline.matching;

import dev.sightline.gallery.Candidate;
import java.util.List;
import java.util.Objects;

/**
 * What a decision was taken on.
 *
 * @param candidates the nearest persons, nearest first: the one furthest above what a person of so
 *     many templates has to reach; empty if the gallery is
 * @param threshold what the nearest had to reach
 * @param margin by how much the best had to be above the next person
 * @param galleryRevision the gallery's revision that was searched
 */
public record MatchEvidence(
    List<Candidate> candidates, Threshold threshold, double margin, long galleryRevision) {

  public MatchEvidence {
    candidates = List.copyOf(candidates);
    Objects.requireNonNull(threshold, "threshold");
  }
}
