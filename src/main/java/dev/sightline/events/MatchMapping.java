package dev.sightline.events;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.Match.Candidate;
import dev.sightline.events.Match.Evidence;
import dev.sightline.events.Match.FaceInFrame;
import dev.sightline.events.Match.FramePosition;
import dev.sightline.gallery.PersonId;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.MatchEvidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The conversion of decisions to matches. Pure: the same frame and decisions give the same matches.
 */
public final class MatchMapping {

  private MatchMapping() {}

  /**
   * Converts the decisions about a frame.
   *
   * @param decisions one decision per face, in order
   * @return one match per face, in order
   * @throws IllegalArgumentException if there are more or fewer decisions than faces
   */
  public static List<Match> of(FrameEmbeddings frame, List<MatchDecision> decisions) {
    if (decisions.size() != frame.faces().size()) {
      throw new IllegalArgumentException(
          "each face needs one decision, found "
              + decisions.size()
              + " for "
              + frame.faces().size()
              + " faces");
    }
    return IntStream.range(0, decisions.size())
        .mapToObj(i -> event(frame, i, decisions.get(i)))
        .toList();
  }

  private static Match event(FrameEmbeddings frame, int index, MatchDecision decision) {
    FrameRef ref = frame.frame();
    Optional<PersonId> person = decision.fold(named -> Optional.of(named.person()), no -> none());
    return new Match(
        ref.eventId(index),
        person.isPresent() ? MatchType.FACE_IDENTIFIED : MatchType.FACE_UNKNOWN,
        ref.camera(),
        ref.capturedAt(),
        new FramePosition(ref.topic(), ref.partition(), ref.offset(), ref.width(), ref.height()),
        face(frame.faces().get(index), index),
        person.map(PersonId::person).orElse(null),
        person.map(PersonId::collection).orElse(null),
        nearest(decision.evidence()),
        reason(decision),
        evidence(frame.model(), decision.evidence()));
  }

  /** Returns the cosine similarity of the nearest template; null if there is none. */
  static Float nearest(MatchEvidence evidence) {
    return evidence.candidates().isEmpty() ? null : evidence.candidates().get(0).cosineSimilarity();
  }

  /** Returns why there is no name, e.g. {@code below-threshold}; null if there is one. */
  static String reason(MatchDecision decision) {
    return decision.fold(named -> null, unknown -> code(unknown.reason()));
  }

  private static Optional<PersonId> none() {
    return Optional.empty();
  }

  private static FaceInFrame face(FaceEmbedding face, int index) {
    return new FaceInFrame(index, face.face().box(), face.face().landmarks(), face.quality());
  }

  static Evidence evidence(ModelId model, MatchEvidence evidence) {
    return new Evidence(
        evidence.threshold().cosineSimilarity(),
        evidence.threshold().fpirTarget().isPresent()
            ? evidence.threshold().fpirTarget().getAsDouble()
            : null,
        evidence.margin(),
        evidence.candidates().stream().map(MatchMapping::candidate).toList(),
        model.value(),
        evidence.galleryRevision());
  }

  private static Candidate candidate(dev.sightline.gallery.Candidate found) {
    return new Candidate(
        found.person().person(),
        found.person().collection(),
        found.template().toString(),
        found.cosineSimilarity(),
        found.templates());
  }

  private static String code(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
