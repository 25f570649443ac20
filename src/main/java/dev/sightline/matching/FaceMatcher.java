package dev.sightline.matching;

import dev.sightline.embedding.Calibration;
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
 * The matcher of a frame's faces with the gallery. Immutable; any thread may use it.
 *
 * <p>A person's similarity is that of their best template, relative to the threshold for a person
 * with that many templates. A face gets the name of its nearest person only if
 *
 * <ol>
 *   <li>that person reaches the threshold for the gallery's size,
 *   <li>the next person is less similar by at least the margin,
 *   <li>the assignment of all faces of the frame to persons that maximises the similarity above the
 *       thresholds gives the person to this face, and
 *   <li>the person is not on the ignore list.
 * </ol>
 *
 * <p>A face whose nearest person is assigned to another face is never given its second nearest: the
 * face itself contradicts that name.
 */
public final class FaceMatcher {
  private final MatchConfig config;
  private final double margin;
  private final ThresholdPolicy thresholds;

  public FaceMatcher(MatchConfig config, ThresholdPolicy thresholds) {
    this.config = Objects.requireNonNull(config, "config");
    this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
    this.margin = config.marginFor(Optional.empty());
  }

  /**
   * Creates the matcher for a model.
   *
   * @param calibration the model's calibration, if it has one
   * @throws IllegalArgumentException if there is neither a fixed threshold nor a calibration
   */
  public static FaceMatcher of(MatchConfig config, Optional<Calibration> calibration) {
    return new FaceMatcher(config.forModel(calibration), ThresholdPolicy.of(config, calibration));
  }

  /** Matches with the persons of all collections. */
  public List<MatchDecision> match(List<Embedding> faces, Gallery gallery) {
    return match(faces, gallery, gallery.collections());
  }

  /** Matches with the persons of the collections that a camera uses. */
  public List<MatchDecision> match(List<Embedding> faces, Gallery gallery, String camera) {
    return match(faces, gallery, config.collections().of(camera).orElseGet(gallery::collections));
  }

  /**
   * Matches with the persons of some collections.
   *
   * @param faces the embeddings of all faces of one frame, of one model; may be empty
   * @param collections the collections whose persons may be named
   * @return one decision per face, in the same order; a person is named at most once
   */
  public List<MatchDecision> match(
      List<Embedding> faces, Gallery gallery, Set<String> collections) {
    // With n faces, an optimal assignment never gives a face a person beyond its n nearest.
    int persons = Math.max(Math.max(2, config.candidates()), faces.size());
    CandidateRanking ranking =
        CandidateRanking.of(
            new CandidateRanking.Query(faces, collections), gallery, thresholds, persons, margin);
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
        margin,
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
    return lead > 0 && lead >= margin;
  }
}
