package dev.sightline.serving.api;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.PersonId;
import dev.sightline.matching.MatchDecision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A face of a picture, with the decision about it.
 *
 * @param box the box in pixels of the picture
 * @param landmarks the landmarks in pixels of the picture
 * @param person the name; null if the face is unknown
 * @param collection the person's collection; null if the face is unknown
 * @param reason why the face is unknown, e.g. {@code below-threshold}; null if it is identified
 * @param candidates the nearest persons, most similar first
 */
record FaceFinding(
    Box box,
    Landmarks landmarks,
    FaceQuality quality,
    String person,
    String collection,
    String reason,
    List<Near> candidates) {

  FaceFinding {
    candidates = List.copyOf(candidates);
  }

  /**
   * A person the face may be.
   *
   * @param template the person's nearest template, {@code collection/person/sample}
   * @param cosineSimilarity the similarity of the face and that template, in [−1, 1]
   */
  record Near(String person, String collection, String template, float cosineSimilarity) {

    static Near of(Candidate candidate) {
      return new Near(
          candidate.person().person(),
          candidate.person().collection(),
          candidate.template().toString(),
          candidate.cosineSimilarity());
    }
  }

  static FaceFinding of(AlignedFace face, MatchDecision decision) {
    Optional<PersonId> person =
        decision.fold(named -> Optional.of(named.person()), unknown -> Optional.empty());
    return new FaceFinding(
        face.face().box(),
        face.face().landmarks(),
        face.quality(),
        person.map(PersonId::person).orElse(null),
        person.map(PersonId::collection).orElse(null),
        decision.fold(named -> null, unknown -> code(unknown.reason())),
        decision.evidence().candidates().stream().map(Near::of).toList());
  }

  /** Returns a constant as the API writes it, e.g. {@code below-threshold}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
