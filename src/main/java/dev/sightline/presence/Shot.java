package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A face of a track, kept because it is among the track's best.
 *
 * @param frame where its frame lies
 * @param capturedAt when the frame was taken
 */
public record Shot(FrameId frame, Instant capturedAt, ObservedFace face) {
  private static final double CLEAR_WEIGHT = 0.5;

  /** The best first, and of equally good shots the earlier. */
  static final Comparator<Shot> BEST_FIRST =
      Comparator.comparingDouble(Shot::weight).reversed().thenComparing(Shot::capturedAt);

  public Shot {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(capturedAt, "capturedAt");
    Objects.requireNonNull(face, "face");
  }

  /** How much the shot counts, in [0, 1]: by its quality, never by whom it is like. */
  public double weight() {
    return QualityWeight.of(face.quality());
  }

  /** Whether the face is good enough to speak for itself. */
  boolean isClear() {
    return weight() >= CLEAR_WEIGHT;
  }

  /** Whom the face was taken for by itself, if for anybody. */
  public Optional<PersonId> vote() {
    return face.decision()
        .fold(identified -> Optional.of(identified.person()), unknown -> Optional.empty());
  }
}
