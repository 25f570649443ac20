package dev.sightline.presence;

import dev.sightline.detection.FaceQuality;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.PersonId;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.UnknownReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A face kept because it is among its track's best.
 *
 * @param frame the position of its frame
 * @param capturedAt when the frame was taken
 */
public record Shot(FrameId frame, Instant capturedAt, ObservedFace face) {
  private static final double CLEAR_WEIGHT = 0.5;

  /** The best first; of equally good shots, the earlier first. */
  static final Comparator<Shot> BEST_FIRST =
      Comparator.comparingDouble(Shot::weight).reversed().thenComparing(Shot::capturedAt);

  public Shot {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(capturedAt, "capturedAt");
    Objects.requireNonNull(face, "face");
  }

  /**
   * Returns the weight of the shot, in [0, 1]. It follows from the quality, never from the match.
   */
  public double weight() {
    return QualityWeight.of(face.quality());
  }

  /** Returns whether the face alone is good enough to be evidence. */
  boolean isClear() {
    return isClear(face.quality());
  }

  /** Returns whether a face of this quality alone is good enough to be evidence. */
  public static boolean isClear(FaceQuality quality) {
    return QualityWeight.of(quality) >= CLEAR_WEIGHT;
  }

  /** Returns the shot with the decision that it may be a presentation attack, on its evidence. */
  Shot asPossibleSpoof() {
    MatchDecision decision =
        new MatchDecision.Unknown(UnknownReason.POSSIBLE_SPOOF, face.decision().evidence());
    return with(decision, face.chip());
  }

  /** Returns the shot without its picture. */
  Shot withoutChip() {
    return face.chip().isEmpty() ? this : with(face.decision(), Optional.empty());
  }

  private Shot with(MatchDecision decision, Optional<ChipJpeg> chip) {
    return new Shot(
        frame,
        capturedAt,
        new ObservedFace(
            face.index(), face.box(), face.quality(), face.embedding(), decision, chip));
  }

  /** Returns whether both are the same face of the same frame. */
  boolean isSameAs(Shot other) {
    return frame.equals(other.frame) && face.index() == other.face.index();
  }

  /** Returns the person the face alone was matched to; empty if none. */
  public Optional<PersonId> vote() {
    return face.decision()
        .fold(identified -> Optional.of(identified.person()), unknown -> Optional.empty());
  }
}
