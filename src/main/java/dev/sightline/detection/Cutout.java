package dev.sightline.detection;

import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;

/**
 * A region of an image, scaled to a network's input, and the transform back.
 *
 * @param region the region of the image
 * @param width the width of the network's input in pixels
 * @param height the height of the network's input in pixels
 */
record Cutout(Region region, int width, int height) {

  /** Returns the region scaled, up or down, so that its longer side has this length. */
  static Cutout fitting(Region region, int longerSide) {
    double scale = (double) longerSide / Math.max(region.width(), region.height());
    return new Cutout(region, scaled(region.width(), scale), scaled(region.height(), scale));
  }

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  Pixels of(Image image) {
    return image.resampleTile(region, width, height);
  }

  /** Converts from pixels of the cutout to pixels of the image. */
  DetectedFace toImage(DetectedFace face) {
    Point corner = toImage(new Point(face.box().x(), face.box().y()));
    Box box =
        new Box(
            corner.x(), corner.y(), face.box().width() * stepX(), face.box().height() * stepY());
    return new DetectedFace(
        box,
        face.landmarks().map(this::toImage),
        face.score(),
        face.mesh().map(mesh -> mesh.map(this::toImage, stepX())));
  }

  private Point toImage(Point point) {
    return new Point(region.x() + point.x() * stepX(), region.y() + point.y() * stepY());
  }

  private float stepX() {
    return (float) region.width() / width;
  }

  private float stepY() {
    return (float) region.height() / height;
  }
}
