package dev.sightline.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The merging of a network's candidates to faces: several of one face become one, and faces that
 * are too small are dropped.
 */
final class Overlaps {
  /** The share of a box that must lie within a better box for it to be dropped. */
  private static final double NESTED = 0.7;

  private final DetectionConfig config;

  Overlaps(DetectionConfig config) {
    this.config = config;
  }

  /**
   * Takes the best candidate, merges into it those that overlap it, and continues with the rest
   * (non-maximum suppression). The merged box and landmarks are the means of all, weighted by
   * score, which is steadier than the best alone (Bazarevsky et al. 2019, "BlazeFace", §3.4). The
   * score is the best one's.
   *
   * @param candidates the candidates in pixels of the image
   * @return at most the maximum number of faces, none far smaller than the smallest wanted, highest
   *     score first
   */
  List<DetectedFace> merge(List<DetectedFace> candidates) {
    List<DetectedFace> rest = new ArrayList<>(candidates);
    rest.sort(Comparator.comparingDouble(DetectedFace::score).reversed());
    List<DetectedFace> faces = new ArrayList<>();
    while (!rest.isEmpty() && faces.size() < config.maxFaces()) {
      Box best = rest.get(0).box();
      List<DetectedFace> same = rest.stream().filter(face -> overlap(best, face.box())).toList();
      rest.removeIf(face -> overlap(best, face.box()) || isNested(face.box(), best));
      DetectedFace merged = WeightedMean.of(same);
      if (Math.min(merged.box().width(), merged.box().height()) >= config.leastFacePx()) {
        faces.add(merged);
      }
    }
    return faces;
  }

  private boolean overlap(Box best, Box other) {
    return best.iou(other) > config.nmsIou();
  }

  private static boolean isNested(Box box, Box other) {
    return box.intersection(other) > NESTED * Math.min(box.area(), other.area());
  }
}
