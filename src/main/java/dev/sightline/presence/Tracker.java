package dev.sightline.presence;

import dev.sightline.embedding.Embedding;
import dev.sightline.matching.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The assignment of a frame's faces to tracks that maximises the evidence. Immutable.
 *
 * <p>Evidence has two parts. <em>Place</em> is the overlap of the face's box with the predicted box
 * of the track, in [0, 1], if the track was seen recently. <em>Similarity</em> is the evidence of
 * the cosine similarity to the track's shots on the model's scale, in [−1, 1]: two typical
 * strangers outweigh any place. It counts less if one of them is poor, and is 0 if no shot is of
 * the face's model. The sum must exceed a small amount. So a turned face continues by its place, a
 * person who comes out from behind a pillar by similarity, and two who cross stay apart.
 */
final class Tracker {
  private static final double MIN_EVIDENCE = 0.2;
  private static final Duration PLACE_HOLDS = Duration.ofSeconds(2);

  private final PerModel<Likeness> likeness;

  Tracker(PerModel<Likeness> likeness) {
    this.likeness = likeness;
  }

  /**
   * Assigns each face of a frame to a track.
   *
   * @return for each face the index of its track, or {@link Assignment#NONE} if it begins a new one
   */
  int[] assign(List<Track> tracks, ObservedFrame frame) {
    List<ObservedFace> faces = frame.faces();
    double[][] gains = new double[faces.size()][tracks.size()];
    for (int face = 0; face < faces.size(); face++) {
      for (int track = 0; track < tracks.size(); track++) {
        gains[face][track] =
            evidence(tracks.get(track), faces.get(face), frame.capturedAt()) - MIN_EVIDENCE;
      }
    }
    return Assignment.maximize(gains);
  }

  private double evidence(Track track, ObservedFace face, Instant when) {
    return place(track, face, when) + looks(track, face);
  }

  private static double place(Track track, ObservedFace face, Instant when) {
    double own =
        isRecent(track.lastSeen(), when) ? track.motion().predictedAt(when).iou(face.box()) : 0;
    return Math.max(own, contraryPlace(track.contrary(), face, when));
  }

  private static double contraryPlace(List<Shot> contrary, ObservedFace face, Instant when) {
    if (contrary.isEmpty()) {
      return 0;
    }
    Shot newest = contrary.get(contrary.size() - 1);
    return isRecent(newest.capturedAt(), when) ? newest.face().box().iou(face.box()) : 0;
  }

  private static boolean isRecent(Instant seen, Instant when) {
    return Duration.between(seen, when).compareTo(PLACE_HOLDS) <= 0;
  }

  private double looks(Track track, ObservedFace face) {
    Likeness scale = likeness.of(face.embedding().model());
    double best = -1;
    double trust = 0;
    for (Shot shot : concat(track.shots(), track.contrary())) {
      Embedding known = shot.face().embedding();
      if (known.model().equals(face.embedding().model())) {
        best = Math.max(best, scale.evidence(known.cosineSimilarity(face.embedding())));
        trust = Math.max(trust, shot.weight());
      }
    }
    return trustworthy(Math.min(trust, QualityWeight.of(face.quality()))) * best;
  }

  private static List<Shot> concat(List<Shot> some, List<Shot> others) {
    return others.isEmpty() ? some : Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Returns the trust in a weight: half of a good face's weight earns full trust. */
  private static double trustworthy(double weight) {
    return Math.min(1, 2 * weight);
  }
}
