package dev.sightline.detection;

import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import dev.sightline.frames.Similarity;
import java.util.List;

/**
 * A detector for single pictures, which are often cut close about a face. BlazeFace misses faces
 * that fill a picture, so a picture in which it finds none is searched again with black around it.
 * Frames of cameras are not worth the second search.
 */
public final class PictureFaceDetector implements FaceDetector {
  /** The longer side that a picture is shrunk to before it gets a rim: its face is large. */
  private static final int MAX_RIMMED_PX = 512;

  /**
   * The least width of a face that is found with a rim, as a share of the picture's longer side. On
   * photographs that are cut close they had 0.4 and more, what was taken for a face elsewhere up to
   * 0.16.
   */
  private static final double MIN_SHARE = 1 / 3.0;

  private final FaceDetector detector;

  /**
   * @param detector the detector, closed with this one
   */
  public PictureFaceDetector(FaceDetector detector) {
    this.detector = detector;
  }

  @Override
  public String id() {
    return detector.id();
  }

  @Override
  public List<DetectedFace> detect(Image image) {
    List<DetectedFace> faces = detector.detect(image);
    return faces.isEmpty() ? detectWithRim(detector, image) : faces;
  }

  /**
   * Searches with black around a picture, twice as wide and high as its longer side.
   *
   * @return the faces that fill a third of the picture's longer side, in pixels of the picture,
   *     highest score first; empty if there is none
   */
  public static List<DetectedFace> detectWithRim(FaceDetector detector, Image picture) {
    int longer = Math.max(picture.width(), picture.height());
    int rimmed = 2 * Math.min(longer, MAX_RIMMED_PX);
    Region around =
        new Region(
            (picture.width() - 2 * longer) / 2,
            (picture.height() - 2 * longer) / 2,
            2 * longer,
            2 * longer);
    Cutout cutout = new Cutout(around, rimmed, rimmed);
    try (Image canvas = Image.of(drawn(picture, cutout))) {
      return detector.detect(canvas).stream()
          .map(cutout::toImage)
          .filter(face -> face.box().width() >= MIN_SHARE * longer)
          .toList();
    }
  }

  private static Pixels drawn(Image picture, Cutout cutout) {
    Region region = cutout.region();
    double scale = (double) cutout.width() / region.width();
    return picture.warp(
        new Similarity(scale, 0, -region.x() * scale, -region.y() * scale), cutout.width());
  }

  @Override
  public void close() {
    detector.close();
  }
}
