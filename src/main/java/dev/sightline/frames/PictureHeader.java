package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The facts a picture's header states before native code reads it.
 *
 * @param width columns as stored
 * @param height rows as stored
 * @param orientation the rotation that brings it upright
 */
record PictureHeader(int width, int height, Orientation orientation) {
  private static final int CORE_HEADER_BYTES = 12;
  private static final int ANIMATION = 0x02;

  PictureHeader(int width, int height) {
    this(width, height, Orientation.UPRIGHT);
  }

  /**
   * Reads the header of a PNG, WebP, TIFF, GIF or BMP.
   *
   * @throws UndecodableImageException if it breaks the format's rules
   */
  static PictureHeader of(PictureFormat format, byte[] bytes) {
    ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return switch (format) {
        case PNG ->
            new PictureHeader(ByteBuffer.wrap(bytes).getInt(16), ByteBuffer.wrap(bytes).getInt(20));
        case GIF -> new PictureHeader(little.getShort(6) & 0xFFFF, little.getShort(8) & 0xFFFF);
        case BMP -> bmp(little);
        case TIFF -> TiffHeader.read(bytes, 0).picture();
        case WEBP -> webp(bytes, little);
        default -> throw new IllegalArgumentException("no header of " + format);
      };
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "the header of this %s does not end within %d bytes",
              format.words(),
              bytes.length),
          e);
    }
  }

  private static PictureHeader bmp(ByteBuffer bytes) {
    return bytes.getInt(14) == CORE_HEADER_BYTES
        ? new PictureHeader(bytes.getShort(18) & 0xFFFF, bytes.getShort(20) & 0xFFFF)
        : new PictureHeader(bytes.getInt(18), Math.abs(bytes.getInt(22)));
  }

  private static PictureHeader webp(byte[] webp, ByteBuffer bytes) {
    String kind = fourCharacters(webp, 12);
    return switch (kind) {
      case "VP8 " -> new PictureHeader(bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF);
      case "VP8L" ->
          new PictureHeader((bytes.getInt(21) & 0x3FFF) + 1, (bytes.getInt(21) >> 14 & 0x3FFF) + 1);
      case "VP8X" -> extendedWebp(webp, bytes);
      default ->
          throw new UndecodableImageException(
              String.format(Locale.ROOT, "a WebP with a first chunk of the kind '%s'", kind), null);
    };
  }

  private static PictureHeader extendedWebp(byte[] webp, ByteBuffer bytes) {
    if ((bytes.get(20) & ANIMATION) != 0) {
      throw new UndecodableImageException("an animated WebP is not read; save one picture", null);
    }
    int width = (bytes.getInt(24) & 0xFFFFFF) + 1;
    int height = (bytes.getInt(27) & 0xFFFFFF) + 1;
    return new PictureHeader(width, height, exifOfWebp(webp, bytes));
  }

  private static Orientation exifOfWebp(byte[] webp, ByteBuffer bytes) {
    long position = 12;
    while (position + 8 <= webp.length) {
      int at = (int) position;
      long length = bytes.getInt(at + 4) & 0xFFFFFFFFL;
      if (fourCharacters(webp, at).equals("EXIF")) {
        boolean prefixed = fourCharacters(webp, at + 8).equals("Exif");
        return TiffHeader.read(webp, at + (prefixed ? 14 : 8)).picture().orientation();
      }
      position += 8 + length + length % 2;
    }
    return Orientation.UPRIGHT;
  }

  private static String fourCharacters(byte[] bytes, int offset) {
    return new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
  }
}
