package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first directory of a TIFF, or of the EXIF data of another picture.
 *
 * @param picture its size, 0 x 0 if it has none, and orientation
 * @param raw whether it is a camera's raw picture (DNG)
 */
record TiffHeader(PictureHeader picture, boolean raw) {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int ORIENTATION = 274;
  private static final int DNG_VERSION = 50_706;
  private static final int ENTRY_BYTES = 12;
  private static final int SHORT_TYPE = 3;

  /**
   * @param start where the TIFF begins within the bytes
   * @throws UndecodableImageException if there is no TIFF
   * @throws IndexOutOfBoundsException if it does not end within the bytes
   */
  static TiffHeader read(byte[] bytes, int start) {
    ByteBuffer tiff = ByteBuffer.wrap(bytes, start, bytes.length - start).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (tiff.getShort(2) != 42) {
      throw new UndecodableImageException("the data of a TIFF has no TIFF header", null);
    }
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    int width = 0;
    int height = 0;
    Orientation orientation = Orientation.UPRIGHT;
    boolean raw = false;
    for (int entry = directory + 2; entries > 0; entries--, entry += ENTRY_BYTES) {
      switch (tiff.getShort(entry) & 0xFFFF) {
        case WIDTH -> width = value(tiff, entry);
        case HEIGHT -> height = value(tiff, entry);
        case ORIENTATION -> orientation = Orientation.ofExif(value(tiff, entry));
        case DNG_VERSION -> raw = true;
        default -> {
          // Any other tag is the decoder's.
        }
      }
    }
    return new TiffHeader(new PictureHeader(width, height, orientation), raw);
  }

  private static int value(ByteBuffer tiff, int entry) {
    return (tiff.getShort(entry + 2) & 0xFFFF) == SHORT_TYPE
        ? tiff.getShort(entry + 8) & 0xFFFF
        : tiff.getInt(entry + 8);
  }
}
