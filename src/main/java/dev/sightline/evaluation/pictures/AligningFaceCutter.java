package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.FaceAligner;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceDetector;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cutter that takes the face nearest the picture's middle, of those at least half as wide as the
 * widest. A picture of one person shows that person in the middle, and a face in the background is
 * small.
 */
final class AligningFaceCutter implements FaceCutter {
  private final FaceDetector detector;
  private final FaceAligner aligner;
  private final String id;

  /**
   * @param detector the detector, closed with the cutter
   * @param settings the detector's settings as text, for the cutter's id
   */
  AligningFaceCutter(FaceDetector detector, WideChip wide, String settings) {
    this.detector = detector;
    this.aligner = new FaceAligner(wide.template());
    this.id =
        String.format(
            Locale.ROOT, "%s-%s-%08x", detector.id(), settings, wide.template().hashCode());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<Pixels> cut(Image image) {
    List<DetectedFace> faces = detector.detect(image);
    double widest = faces.stream().mapToDouble(face -> face.box().width()).max().orElse(0);
    return faces.stream()
        .filter(face -> face.box().width() >= widest / 2)
        .min(Comparator.comparingDouble(face -> distanceFromMiddle(face.box(), image)))
        .map(face -> aligner.align(image, face.landmarks()).pixels());
  }

  private static double distanceFromMiddle(Box box, Image image) {
    return Math.hypot(
        box.x() + box.width() / 2 - image.width() / 2.0,
        box.y() + box.height() / 2 - image.height() / 2.0);
  }

  @Override
  public void close() {
    detector.close();
  }
}
