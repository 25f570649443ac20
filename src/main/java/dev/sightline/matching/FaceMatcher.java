package dev.sightline.matching;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GallerySearch;
import java.util.List;
import java.util.Objects;

/** Decides who the faces of one frame are. Immutable; any thread may use it. */
public final class FaceMatcher {
  private final MatchConfig config;
  private final ThresholdPolicy thresholds;

  public FaceMatcher(MatchConfig config, ThresholdPolicy thresholds) {
    this.config = Objects.requireNonNull(config, "config");
    this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
  }

  /**
   * @param faces the embeddings of all faces of one frame, of one model; may be empty
   * @return one decision a face, in the same order; a person is named at most once
   */
  public List<MatchDecision> match(List<Embedding> faces, Gallery gallery) {
    GallerySearch search = gallery.search(faces, Math.max(2, config.candidates()));
    Threshold threshold = thresholds.forGalleryOf(search.templates());
    return search.candidates().stream()
        .map(found -> decide(found, threshold, search.revision()))
        .toList();
  }

  private MatchDecision decide(List<Candidate> found, Threshold threshold, long revision) {
    List<Candidate> listed = found.subList(0, Math.min(found.size(), config.candidates()));
    MatchEvidence evidence = new MatchEvidence(listed, threshold, config.margin(), revision);
    if (found.isEmpty()) {
      return new MatchDecision.Unknown(UnknownReason.EMPTY_GALLERY, evidence);
    }
    Candidate best = found.get(0);
    if (best.cosineSimilarity() < threshold.cosineSimilarity()) {
      return new MatchDecision.Unknown(UnknownReason.BELOW_THRESHOLD, evidence);
    }
    if (found.size() > 1
        && best.cosineSimilarity() - found.get(1).cosineSimilarity() < config.margin()) {
      return new MatchDecision.Unknown(UnknownReason.AMBIGUOUS, evidence);
    }
    return new MatchDecision.Identified(best, evidence);
  }
}
