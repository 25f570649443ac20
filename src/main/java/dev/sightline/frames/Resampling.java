package dev.sightline.frames;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** The geometry behind {@link Image}: cuts out regions and applies transforms. */
final class Resampling {
  /**
   * The scale below which a bilinear warp would visibly skip pixels; below it, the image is shrunk
   * first.
   */
  private static final double SMALLEST_BILINEAR_SCALE = 0.5;

  private Resampling() {}

  /** Returns whether a region can be cut out of a picture at half size without losing sharpness. */
  static boolean halves(Region region, int width, int height) {
    return region.isEven() && 2 * width <= region.width() && 2 * height <= region.height();
  }

  static Pixels resample(Mat image, Region region, int width, int height) {
    return Mats.intoPixels(resize(image, region, width, height));
  }

  /**
   * @param border OpenCV's code for what lies outside the image
   */
  static Pixels warp(Mat image, Similarity imageToTarget, int side, int border) {
    if (imageToTarget.scale() >= SMALLEST_BILINEAR_SCALE) {
      Region whole = new Region(0, 0, image.cols(), image.rows());
      return warp(image, whole, imageToTarget, side, border);
    }
    Region seen = seen(image, imageToTarget.inverse(), side);
    if (seen == null) {
      return new Pixels(side, side, new byte[side * side * 3]);
    }
    int width = shrunk(seen.width(), imageToTarget);
    int height = shrunk(seen.height(), imageToTarget);
    Mat small = resize(image, seen, width, height);
    try {
      return warp(small, seen, imageToTarget, side, border);
    } finally {
      small.release();
    }
  }

  private static int shrunk(int length, Similarity transform) {
    return Math.max(1, (int) Math.round(length * transform.scale()));
  }

  static Mat upright(Mat stored, Orientation orientation) {
    Mat upright = new Mat();
    switch (orientation.quarterTurns()) {
      case 1 -> Core.rotate(stored, upright, Core.ROTATE_90_CLOCKWISE);
      case 2 -> Core.rotate(stored, upright, Core.ROTATE_180);
      case 3 -> Core.rotate(stored, upright, Core.ROTATE_90_COUNTERCLOCKWISE);
      default -> stored.copyTo(upright);
    }
    if (orientation.mirrored()) {
      Core.flip(upright, upright, 1);
    }
    return upright;
  }

  /** Creates a resized Mat, released by the caller. */
  static Mat resize(Mat image, Region region, int width, int height) {
    Mat cut = image.submat(new Rect(region.x(), region.y(), region.width(), region.height()));
    Mat target = new Mat();
    boolean shrinks = width <= region.width() && height <= region.height();
    int interpolation = shrinks ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR;
    Imgproc.resize(cut, target, new Size(width, height), 0, 0, interpolation);
    cut.release();
    return target;
  }

  /** Returns the part of the image that the square shows, or null if it shows none. */
  private static Region seen(Mat image, Similarity targetToImage, int side) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double cornerX = corner % 2 * side;
      double cornerY = corner / 2 * side;
      double x = targetToImage.x(cornerX, cornerY);
      double y = targetToImage.y(cornerX, cornerY);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    int x0 = (int) Math.max(0, Math.floor(left));
    int y0 = (int) Math.max(0, Math.floor(top));
    int x1 = (int) Math.min(image.cols(), Math.ceil(right));
    int y1 = (int) Math.min(image.rows(), Math.ceil(bottom));
    return x0 < x1 && y0 < y1 ? new Region(x0, y0, x1 - x0, y1 - y0) : null;
  }

  /**
   * Warps a picture that shows part of the image.
   *
   * @param source shows {@code region} of the image, at any scale
   */
  private static Pixels warp(
      Mat source, Region region, Similarity imageToTarget, int side, int border) {
    Mat matrix = pixelCentreMatrix(source, region, imageToTarget);
    Mat target = new Mat();
    Imgproc.warpAffine(
        source, target, matrix, new Size(side, side), Imgproc.INTER_LINEAR, border, Scalar.all(0));
    matrix.release();
    return Mats.intoPixels(target);
  }

  /**
   * Builds OpenCV's matrix. OpenCV counts from the first pixel's centre, Sightline from its outer
   * edge: hence the halves.
   */
  private static Mat pixelCentreMatrix(Mat source, Region region, Similarity transform) {
    double stepX = (double) region.width() / source.cols();
    double stepY = (double) region.height() / source.rows();
    double originX = region.x() + 0.5 * stepX;
    double originY = region.y() + 0.5 * stepY;
    Mat matrix = new Mat(2, 3, CvType.CV_64F);
    matrix.put(
        0,
        0,
        transform.a() * stepX,
        -transform.b() * stepY,
        transform.x(originX, originY) - 0.5,
        transform.b() * stepX,
        transform.a() * stepY,
        transform.y(originX, originY) - 0.5);
    return matrix;
  }
}
