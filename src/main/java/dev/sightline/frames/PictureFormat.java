package dev.sightline.frames;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** A picture's file format, determined by its first bytes and never by its name. */
enum PictureFormat {
  JPEG("JPEG"),
  PNG("PNG"),
  WEBP("WebP"),
  TIFF("TIFF"),
  GIF("GIF"),
  BMP("BMP"),
  HEIF("HEIC or AVIF"),
  JPEG_XL("JPEG XL"),
  JPEG_2000("JPEG 2000"),
  RAW("raw"),
  FILM("film"),
  PDF("PDF"),
  OTHER("other");

  /** Before a JPEG's start; some cameras and programs put their own data there. */
  private static final int LONGEST_PREFIX = 64 << 10;

  private static final Set<String> HEIF_BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "avif", "avis");

  private final String words;

  PictureFormat(String words) {
    this.words = words;
  }

  /** Returns the name for people to read. */
  String words() {
    return words;
  }

  static PictureFormat of(byte[] bytes) {
    if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return JPEG;
    }
    if (starts(bytes, 0, 0x89, 'P', 'N', 'G')) {
      return PNG;
    }
    if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
      return WEBP;
    }
    if (starts(bytes, 0, 'I', 'I', 42, 0) || starts(bytes, 0, 'M', 'M', 0, 42)) {
      return starts(bytes, 8, 'C', 'R') ? RAW : TIFF;
    }
    if (starts(bytes, 0, 'G', 'I', 'F', '8')) {
      return GIF;
    }
    if (starts(bytes, 0, 'B', 'M') && starts(bytes, 6, 0, 0, 0, 0)) {
      return BMP;
    }
    return starts(bytes, 4, 'f', 't', 'y', 'p') ? ofBrand(bytes) : lessCommon(bytes);
  }

  /** Returns the format by the brand of an ISO base media file. */
  private static PictureFormat ofBrand(byte[] bytes) {
    if (bytes.length < 12) {
      return OTHER;
    }
    String brand = new String(bytes, 8, 4, StandardCharsets.ISO_8859_1);
    if (HEIF_BRANDS.contains(brand)) {
      return HEIF;
    }
    return brand.equals("crx ") ? RAW : FILM;
  }

  private static PictureFormat lessCommon(byte[] bytes) {
    if (starts(bytes, 0, 0xFF, 0x0A) || starts(bytes, 4, 'J', 'X', 'L', ' ')) {
      return JPEG_XL;
    }
    if (starts(bytes, 4, 'j', 'P', ' ', ' ') || starts(bytes, 0, 0xFF, 0x4F, 0xFF, 0x51)) {
      return JPEG_2000;
    }
    if (starts(bytes, 0, '%', 'P', 'D', 'F')) {
      return PDF;
    }
    return startOfJpeg(bytes) > 0 ? JPEG : OTHER;
  }

  /** Returns a JPEG without the bytes before its start. */
  static byte[] jpeg(byte[] bytes) {
    int start = Math.max(0, startOfJpeg(bytes));
    return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static int startOfJpeg(byte[] bytes) {
    for (int i = 0; i < Math.min(LONGEST_PREFIX, bytes.length); i++) {
      if (starts(bytes, i, 0xFF, 0xD8, 0xFF)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean starts(byte[] bytes, int offset, int... expected) {
    if (bytes.length < offset + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[offset + i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
