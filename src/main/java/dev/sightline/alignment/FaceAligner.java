package dev.sightline.alignment;

import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.frames.Image;
import dev.sightline.frames.Similarity;
import java.util.List;
import java.util.Objects;

/**
 * The alignment of faces: it cuts them out of images so that their landmarks lie where the template
 * says. Thread-safe.
 */
public final class FaceAligner {
  private final ChipTemplate template;

  public FaceAligner(ChipTemplate template) {
    this.template = Objects.requireNonNull(template, "template");
  }

  ChipTemplate template() {
    return template;
  }

  /**
   * Aligns the face at these landmarks. Chip pixels outside the image are black.
   *
   * @param landmarks the landmarks in pixels of the image
   * @throws IllegalArgumentException if all landmarks coincide
   */
  public FaceChip align(Image image, Landmarks landmarks) {
    Similarity imageToChip = fit(landmarks, template.landmarks());
    return new FaceChip(image.warp(imageToChip, template.sidePx()), template);
  }

  /**
   * Cuts out the centred square, for an image whose face was not found but is known to be in its
   * middle.
   *
   * @param share the square's side as a share of the image's shorter side, in (0, 1]
   */
  public FaceChip cropCentre(Image image, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must be in (0, 1], was " + share);
    }
    double side = share * Math.min(image.width(), image.height());
    double scale = template.sidePx() / side;
    double left = (image.width() - side) / 2;
    double top = (image.height() - side) / 2;
    Similarity imageToChip = new Similarity(scale, 0, -left * scale, -top * scale);
    return new FaceChip(image.warp(imageToChip, template.sidePx()), template);
  }

  /**
   * Fits the similarity transform, without reflection, that takes one set of landmarks to the other
   * with the least sum of squared distances: over eyes, nose tip and the corners of the mouth if
   * both have them, else its centre (Umeyama 1991, IEEE PAMI 13(4), in closed form for the plane).
   * About the centroids, with {@code p} from and {@code q} to,
   *
   * <pre>
   * a = Σ (px·qx + py·qy) / Σ |p|²    b = Σ (px·qy − py·qx) / Σ |p|²
   * </pre>
   */
  static Similarity fit(Landmarks from, Landmarks to) {
    boolean corners = from.hasCorners() && to.hasCorners();
    List<Point> sources = corners ? withCorners(from) : withCentre(from);
    List<Point> targets = corners ? withCorners(to) : withCentre(to);
    double sourceX = sources.stream().mapToDouble(Point::x).average().orElseThrow();
    double sourceY = sources.stream().mapToDouble(Point::y).average().orElseThrow();
    double targetX = targets.stream().mapToDouble(Point::x).average().orElseThrow();
    double targetY = targets.stream().mapToDouble(Point::y).average().orElseThrow();
    double along = 0;
    double across = 0;
    double spread = 0;
    for (int i = 0; i < sources.size(); i++) {
      double px = sources.get(i).x() - sourceX;
      double py = sources.get(i).y() - sourceY;
      double qx = targets.get(i).x() - targetX;
      double qy = targets.get(i).y() - targetY;
      along += px * qx + py * qy;
      across += px * qy - py * qx;
      spread += px * px + py * py;
    }
    double a = along / spread;
    double b = across / spread;
    return new Similarity(
        a, b, targetX - (a * sourceX - b * sourceY), targetY - (b * sourceX + a * sourceY));
  }

  private static List<Point> withCorners(Landmarks landmarks) {
    return List.of(
        landmarks.rightEye(),
        landmarks.leftEye(),
        landmarks.noseTip(),
        landmarks.rightMouthCorner(),
        landmarks.leftMouthCorner());
  }

  private static List<Point> withCentre(Landmarks landmarks) {
    return List.of(
        landmarks.rightEye(), landmarks.leftEye(), landmarks.noseTip(), landmarks.mouthCentre());
  }
}
