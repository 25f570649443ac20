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
    Landmarks landmarks =
        new Landmarks(
            point(face -> face.landmarks().rightEye()),
            point(face -> face.landmarks().leftEye()),
            point(face -> face.landmarks().noseTip()),
            point(face -> face.landmarks().mouthCentre()));
    return new DetectedFace(box, landmarks, faces.get(0).score());
  }

  private Point point(Function<DetectedFace, Point> part) {
    return new Point(mean(face -> part.apply(face).x()), mean(face -> part.apply(face).y()));
  }

  private float mean(ToDoubleFunction<DetectedFace> part) {
    double sum = 0;
    for (DetectedFace face : faces) {
      sum += face.score() * part.applyAsDouble(face);
    }
    return (float) (sum / weight);
  }
}
