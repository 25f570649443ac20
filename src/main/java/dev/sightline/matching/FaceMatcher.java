package dev.sightline.matching;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GallerySearch;
import dev.sightline.gallery.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who the faces of one frame are. Immutable; any thread may use it.
 *
 * <p>A person is as near as the best of their templates, measured from what a person of so many
 * templates has to reach. A face gets the name of its nearest person only if
 *
 * <ol>
 *   <li>that person reaches the threshold for the gallery's size,
 *   <li>the next person is further away by the margin, and
 *   <li>the person is this face and no other of the frame, by the assignment of all faces to
 *       persons whose similarities over the threshold add up to the most, and
 *   <li>the person is not on the ignore list.
 * </ol>
 *
 * <p>A face whose nearest person is taken is never given its second nearest instead: that would be
 * a name the face itself speaks against.
 */
public final class FaceMatcher {
  private final MatchConfig config;
  private final ThresholdPolicy thresholds;

  public FaceMatcher(MatchConfig config, ThresholdPolicy thresholds) {
    this.config = Objects.requireNonNull(config, "config");
    this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
  }

  /** Decides among the persons of all collections. */
  public List<MatchDecision> match(List<Embedding> faces, Gallery gallery) {
    return match(faces, gallery, gallery.collections());
  }

  /** Decides among the persons of the collections that a camera uses. */
  public List<MatchDecision> match(List<Embedding> faces, Gallery gallery, String camera) {
    return match(faces, gallery, config.collections().of(camera).orElseGet(gallery::collections));
  }

  /**
   * @param faces the embeddings of all faces of one frame, of one model; may be empty
   * @param collections whose persons may be named
   * @return one decision a face, in the same order; a person is named at most once
   */
  public List<MatchDecision> match(
      List<Embedding> faces, Gallery gallery, Set<String> collections) {
    // With n faces, no best assignment gives a face a person beyond its n nearest.
    int persons = Math.max(Math.max(2, config.candidates()), faces.size());
    CandidateRanking ranking =
        CandidateRanking.of(
            new CandidateRanking.Query(faces, collections),
            gallery,
            thresholds,
            persons,
            config.margin());
    FrameAssignment assignment = FrameAssignment.of(ranking.faces());
    GallerySearch search = ranking.search();
    List<MatchDecision> decisions = new ArrayList<>(faces.size());
    for (int face = 0; face < faces.size(); face++) {
      List<RankedCandidate> found = ranking.faces().get(face);
      decisions.add(
          decide(found, assignment.personOf(face), evidence(found, search))
              .unless(search.ignored()::contains));
    }
    return List.copyOf(decisions);
  }

  private MatchEvidence evidence(List<RankedCandidate> found, GallerySearch search) {
    return new MatchEvidence(
        found.stream().limit(config.candidates()).map(RankedCandidate::candidate).toList(),
        found.isEmpty() ? thresholds.forGalleryOf(search.templates()) : found.get(0).threshold(),
        config.margin(),
        search.revision());
  }

  private MatchDecision decide(
      List<RankedCandidate> found, Optional<PersonId> assigned, MatchEvidence evidence) {
    if (found.isEmpty()) {
      return new MatchDecision.Unknown(UnknownReason.EMPTY_GALLERY, evidence);
    }
    RankedCandidate nearest = found.get(0);
    if (!nearest.reaches()) {
      return new MatchDecision.Unknown(UnknownReason.BELOW_THRESHOLD, evidence);
    }
    if (found.size() > 1 && !isAhead(nearest, found.get(1))) {
      return new MatchDecision.Unknown(UnknownReason.AMBIGUOUS, evidence);
    }
    if (!assigned.equals(Optional.of(nearest.person()))) {
      return new MatchDecision.Unknown(UnknownReason.PERSON_TAKEN, evidence);
    }
    return new MatchDecision.Identified(nearest.candidate(), evidence);
  }

  private boolean isAhead(RankedCandidate nearest, RankedCandidate next) {
    float lead = (float) (nearest.lead() - next.lead());
    return lead > 0 && lead >= config.margin();
  }
}
