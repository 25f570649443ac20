package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.FaceAligner;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.PictureFaceDetector;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cutter that takes the face nearest the picture's middle, of those at least half as wide as the
 * widest. A picture of one person shows that person in the middle, and a face in the background is
 * small. If there is none, the last resort may name the most probable one.
 */
final class AligningFaceCutter implements FaceCutter {
  private final FaceDetector detector;
  private final Optional<FaceDetector> lastResort;
  private final FaceAligner aligner;
  private final String id;

  /**
   * @param detector the detector, closed with the cutter
   * @param lastResort reports less probable faces, for pictures in which the detector finds none;
   *     closed with the cutter
   * @param settings the detector's settings as text, for the cutter's id
   */
  AligningFaceCutter(
      FaceDetector detector, Optional<FaceDetector> lastResort, WideChip wide, String settings) {
    this.detector = new PictureFaceDetector(detector);
    this.lastResort = lastResort;
    this.aligner = new FaceAligner(wide.template());
    this.id =
        String.format(
            Locale.ROOT, "%s-picture-%s-%08x", detector.id(), settings, wide.template().hashCode());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<Pixels> cut(Image image) {
    return mainFace(image)
        .or(() -> lastResort.flatMap(unsure -> likeliest(unsure, image)))
        .map(face -> aligner.align(image, face.landmarks()).pixels());
  }

  private Optional<DetectedFace> mainFace(Image image) {
    List<DetectedFace> faces = detector.detect(image);
    double widest = faces.stream().mapToDouble(face -> face.box().width()).max().orElse(0);
    return faces.stream()
        .filter(face -> face.box().width() >= widest / 2)
        .min(Comparator.comparingDouble(face -> distanceFromMiddle(face.box(), image)));
  }

  private static Optional<DetectedFace> likeliest(FaceDetector unsure, Image image) {
    return Stream.of(unsure.detect(image), PictureFaceDetector.detectWithRim(unsure, image))
        .flatMap(List::stream)
        .max(Comparator.comparingDouble(DetectedFace::score));
  }

  private static double distanceFromMiddle(Box box, Image image) {
    return Math.hypot(
        box.x() + box.width() / 2 - image.width() / 2.0,
        box.y() + box.height() / 2 - image.height() / 2.0);
  }

  @Override
  public void close() {
    detector.close();
    lastResort.ifPresent(FaceDetector::close);
  }
}
