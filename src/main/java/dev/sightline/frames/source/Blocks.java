package dev.sightline.frames.source;

import dev.sightline.frames.OpenCv;
import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** The brightness of a picture by blocks. A JPEG is decoded at an eighth of its size for it. */
final class Blocks {
  /** A block of a full HD picture has 30 × 30 pixels, about as many as the smallest face. */
  static final int COLUMNS = 64;

  static final int ROWS = 36;

  private Blocks() {}

  /**
   * Returns the mean brightness of each block.
   *
   * @param jpeg a JPEG within the limits of frames
   * @return {@code ROWS × COLUMNS} values in [0, 255]; empty if it cannot be decoded
   */
  static Optional<float[]> of(byte[] jpeg) {
    OpenCv.load();
    MatOfByte encoded = new MatOfByte(jpeg);
    Mat grey = new Mat();
    Mat blocks = new Mat();
    try {
      decode(encoded, grey);
      if (grey.empty()) {
        return Optional.empty();
      }
      grey.convertTo(grey, CvType.CV_32F);
      Imgproc.resize(grey, blocks, new Size(COLUMNS, ROWS), 0, 0, Imgproc.INTER_AREA);
      float[] values = new float[COLUMNS * ROWS];
      blocks.get(0, 0, values);
      return Optional.of(values);
    } catch (CvException e) {
      return Optional.empty();
    } finally {
      encoded.release();
      grey.release();
      blocks.release();
    }
  }

  private static void decode(Mat encoded, Mat grey) {
    Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_REDUCED_GRAYSCALE_8).copyTo(grey);
    if (grey.cols() < COLUMNS || grey.rows() < ROWS) {
      Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_GRAYSCALE).copyTo(grey);
    }
  }
}
