package dev.sightline.frames;

import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Conversions between plain pixels and OpenCV's {@code Mat}. */
final class Mats {

  private Mats() {}

  /** Creates an 8-bit BGR Mat. The caller releases it. */
  static Mat of(Pixels pixels) {
    OpenCv.load();
    Mat mat = new Mat(pixels.height(), pixels.width(), CvType.CV_8UC3);
    mat.put(0, 0, pixels.bgr());
    return mat;
  }

  /** Copies an 8-bit BGR Mat. The caller still releases it. */
  static Pixels toPixels(Mat mat) {
    byte[] bgr = new byte[Math.toIntExact(mat.total() * 3)];
    mat.get(0, 0, bgr);
    return new Pixels(mat.cols(), mat.rows(), bgr);
  }

  /** Copies a Mat as {@link #toPixels} does, and releases it. */
  static Pixels intoPixels(Mat mat) {
    try {
      return toPixels(mat);
    } finally {
      mat.release();
    }
  }
}
