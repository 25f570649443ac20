package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** The decoder behind {@link Image}. The caller releases what it returns. */
final class Decoding {
  /** The factor by which the limits may exceed a reduced picture. */
  private static final double TOLERANCE = 1.1;

  private Decoding() {}

  /**
   * @throws UndecodableImageException if the decoder does not produce a picture
   */
  static Mat whole(byte[] jpeg) {
    return decode(jpeg, Imgcodecs.IMREAD_COLOR);
  }

  /**
   * Decodes a JPEG to a half, a quarter or an eighth of its size, or to all of it.
   *
   * @throws UndecodableImageException if the decoder does not produce a picture
   */
  static Mat reduced(byte[] jpeg, JpegHeader header, FrameConfig caps) {
    double room =
        TOLERANCE
            * Math.max(
                (double) header.width() / caps.maxWidth(),
                (double) header.height() / caps.maxHeight());
    if (room >= 8) {
      return decode(jpeg, Imgcodecs.IMREAD_REDUCED_COLOR_8);
    }
    if (room >= 4) {
      return decode(jpeg, Imgcodecs.IMREAD_REDUCED_COLOR_4);
    }
    return decode(jpeg, room >= 2 ? Imgcodecs.IMREAD_REDUCED_COLOR_2 : Imgcodecs.IMREAD_COLOR);
  }

  private static Mat decode(byte[] bytes, int mode) {
    OpenCv.load();
    MatOfByte encoded = new MatOfByte(bytes);
    try {
      Mat decoded = Imgcodecs.imdecode(encoded, mode);
      if (decoded.empty()) {
        throw new UndecodableImageException(
            "the decoder produced no picture from these " + bytes.length + " bytes", null);
      }
      return decoded;
    } catch (CvException e) {
      throw new UndecodableImageException("the decoder failed on " + bytes.length + " bytes", e);
    } finally {
      encoded.release();
    }
  }
}
