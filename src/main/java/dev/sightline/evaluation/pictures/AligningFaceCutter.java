package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.FaceAligner;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceDetector;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Similarity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cutter that takes the face nearest the picture's middle, of those at least half as wide as the
 * widest. A picture of one person shows that person in the middle, and a face in the background is
 * small. If there is none, the last resort may name the most probable one.
 */
final class AligningFaceCutter implements FaceCutter {
  /**
   * The longer side that a picture is shrunk to before it gets a rim; a face that fills it is
   * large.
   */
  private static final double MAX_RIMMED_PX = 512;

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
    this.detector = detector;
    this.lastResort = lastResort;
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
    Optional<Pixels> face = mainFace(image);
    return face.isPresent() ? face : cutFromLargerCanvas(image);
  }

  /** Searches again with black around the picture: a detector misses faces that fill a picture. */
  private Optional<Pixels> cutFromLargerCanvas(Image image) {
    double longer = Math.max(image.width(), image.height());
    double scale = Math.min(1, MAX_RIMMED_PX / longer);
    int side = (int) Math.ceil(2 * longer * scale);
    Similarity middle =
        new Similarity(
            scale, 0, (side - image.width() * scale) / 2, (side - image.height() * scale) / 2);
    try (Image canvas = Image.of(image.warp(middle, side))) {
      return mainFace(canvas).or(() -> lastResort.flatMap(unsure -> likeliest(unsure, canvas)));
    }
  }

  private Optional<Pixels> mainFace(Image image) {
    List<DetectedFace> faces = detector.detect(image);
    double widest = faces.stream().mapToDouble(face -> face.box().width()).max().orElse(0);
    return faces.stream()
        .filter(face -> face.box().width() >= widest / 2)
        .min(Comparator.comparingDouble(face -> distanceFromMiddle(face.box(), image)))
        .map(face -> chip(image, face));
  }

  private Optional<Pixels> likeliest(FaceDetector unsure, Image image) {
    return unsure.detect(image).stream()
        .max(Comparator.comparingDouble(DetectedFace::score))
        .map(face -> chip(image, face));
  }

  private Pixels chip(Image image, DetectedFace face) {
    return aligner.align(image, face.landmarks()).pixels();
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
