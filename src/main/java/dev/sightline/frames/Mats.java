package dev.sightline.frames;

import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Between plain pixels and OpenCV's. */
final class Mats {

  private Mats() {}

  /** A new 8-bit BGR Mat, released by the caller. */
  static Mat of(Pixels pixels) {
    OpenCv.load();
    Mat mat = new Mat(pixels.height(), pixels.width(), CvType.CV_8UC3);
    mat.put(0, 0, pixels.bgr());
    return mat;
  }

  /** A copy of an 8-bit BGR Mat, which stays the caller's. */
  static Pixels toPixels(Mat mat) {
    byte[] bgr = new byte[Math.toIntExact(mat.total() * 3)];
    mat.get(0, 0, bgr);
    return new Pixels(mat.cols(), mat.rows(), bgr);
  }

  /** As {@link #toPixels}, and releases the Mat. */
  static Pixels intoPixels(Mat mat) {
    try {
      return toPixels(mat);
    } finally {
      mat.release();
    }
  }
}
