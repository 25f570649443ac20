package dev.sightline.detection;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The mean of several detections of one face, weighted by their scores. */
final class WeightedMean {
  private final List<DetectedFace> faces;
  private final double weight;

  private WeightedMean(List<DetectedFace> faces) {
    this.faces = faces;
    this.weight = faces.stream().mapToDouble(DetectedFace::score).sum();
  }

  /**
   * Computes the mean.
   *
   * @param faces at least one, the best first; its score is kept
   */
  static DetectedFace of(List<DetectedFace> faces) {
    if (faces.size() == 1) {
      return faces.get(0);
    }
    return new WeightedMean(faces).face();
  }

  private DetectedFace face() {
    Box box =
        new Box(
            mean(face -> face.box().x()),
            mean(face -> face.box().y()),
            mean(face -> face.box().width()),
            mean(face -> face.box().height()));
    return new DetectedFace(box, landmarks(), faces.get(0).score());
  }

  private Landmarks landmarks() {
    boolean hasCorners = faces.get(0).landmarks().hasCorners();
    return new Landmarks(
        point(Landmarks::rightEye),
        point(Landmarks::leftEye),
        point(Landmarks::noseTip),
        point(Landmarks::mouthCentre),
        hasCorners ? point(Landmarks::rightMouthCorner) : null,
        hasCorners ? point(Landmarks::leftMouthCorner) : null);
  }

  private Point point(Function<Landmarks, Point> part) {
    return new Point(
        mean(face -> part.apply(face.landmarks()).x()),
        mean(face -> part.apply(face.landmarks()).y()));
  }

  private float mean(ToDoubleFunction<DetectedFace> part) {
    double sum = 0;
    for (DetectedFace face : faces) {
      sum += face.score() * part.applyAsDouble(face);
    }
    return (float) (sum / weight);
  }
}
