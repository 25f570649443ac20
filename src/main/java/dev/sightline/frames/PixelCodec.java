package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import java.nio.ByteBuffer;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Conversions between pixels and encoded bytes. */
final class PixelCodec {
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int PNG_HEADER_BYTES = 24;
  private static final int LARGEST_PNG_SIDE = 4096;

  private PixelCodec() {}

  static byte[] toPng(Pixels pixels) {
    return encode(pixels, ".png");
  }

  static byte[] toJpeg(Pixels pixels, int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("a JPEG quality must be in [1, 100], was " + quality);
    }
    return encode(pixels, ".jpg", Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  private static byte[] encode(Pixels pixels, String extension, int... parameters) {
    Mat mat = Mats.of(pixels);
    MatOfInt settings = new MatOfInt(parameters);
    MatOfByte encoded = new MatOfByte();
    try {
      if (!Imgcodecs.imencode(extension, mat, encoded, settings)) {
        throw new IllegalStateException("OpenCV could not encode " + pixels + " as " + extension);
      }
      return encoded.toArray();
    } finally {
      encoded.release();
      settings.release();
      mat.release();
    }
  }

  static Pixels ofPng(byte[] png) {
    requireSmallPng(png);
    OpenCv.load();
    MatOfByte encoded = new MatOfByte(png);
    try {
      Mat decoded = Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_COLOR);
      if (decoded.empty()) {
        throw new UndecodableImageException("the decoder produced no picture from this PNG", null);
      }
      return Mats.intoPixels(decoded);
    } catch (CvException e) {
      throw new UndecodableImageException("the decoder failed on this PNG", e);
    } finally {
      encoded.release();
    }
  }

  /** Checks signature and header chunk, so that the native decoder does not allocate gigabytes. */
  private static void requireSmallPng(byte[] png) {
    ByteBuffer bytes = ByteBuffer.wrap(png);
    if (png.length < PNG_HEADER_BYTES || bytes.getLong(0) != PNG_SIGNATURE) {
      throw new UndecodableImageException("these " + png.length + " bytes are not a PNG", null);
    }
    int width = bytes.getInt(16);
    int height = bytes.getInt(20);
    if (width < 1 || height < 1 || width > LARGEST_PNG_SIDE || height > LARGEST_PNG_SIDE) {
      throw new UndecodableImageException(
          "a PNG of " + width + " x " + height + ", allowed 1 to " + LARGEST_PNG_SIDE + " a side",
          null);
    }
  }
}
