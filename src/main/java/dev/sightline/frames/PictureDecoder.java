package dev.sightline.frames;

import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.FrameGate.Refused;
import dev.sightline.frames.FrameGate.Verdict;
import dev.sightline.frames.Image.UndecodableImageException;
import java.nio.BufferUnderflowException;
import java.util.Locale;
import java.util.Objects;

/**
 * Decodes pictures of files and requests, of any common format and up to the size of a telephone's,
 * and scales them down to the size of a frame.
 *
 * <p>The content determines the format. Header, length and number of pixels are checked before
 * native code sees the bytes. JPEG and PNG are decoded by OpenCV; WebP, TIFF, GIF, BMP, HEIC and
 * AVIF by FFmpeg.
 */
public final class PictureDecoder {
  private static final String ALLOWED = "allowed JPEG, PNG, WebP, HEIC, AVIF, TIFF, GIF, BMP";
  private static final byte[] NO_SETTINGS = {};

  /** The pixels of the largest frame times the most scans: each costs a pass over the picture. */
  private static final long MAX_SCANNED_PIXELS = 100L * 4096 * 4096;

  private final PictureConfig pictures;
  private final FrameConfig frames;

  /**
   * @param frames the size that pictures are scaled down to, and their limits before
   */
  public PictureDecoder(FrameConfig frames) {
    this.frames = Objects.requireNonNull(frames, "frames");
    this.pictures = frames.pictures();
  }

  /**
   * Decodes a picture, turned upright, no larger than a frame.
   *
   * @return to be closed by the caller
   * @throws UndecodableImageException if it is none, is broken, or is too large; the message says
   *     what was found and what is allowed
   */
  public Image decode(byte[] picture) {
    if (picture.length == 0) {
      throw new UndecodableImageException("it is empty", null);
    }
    if (picture.length > pictures.maxBytes()) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "it has %d bytes, allowed %d (pictures.max.bytes)",
              picture.length,
              pictures.maxBytes()),
          null);
    }
    PictureFormat format = PictureFormat.of(picture);
    return switch (format) {
      case JPEG -> jpeg(PictureFormat.jpeg(picture));
      case PNG -> png(picture);
      case WEBP -> still("webp", format, picture);
      case TIFF -> tiff(picture);
      case GIF -> still("gif", format, picture);
      case BMP -> still("bmp", format, picture);
      case HEIF -> heif(picture);
      case OTHER -> throw new UndecodableImageException("it is no picture, " + ALLOWED, null);
      case JPEG_XL, JPEG_2000, RAW, FILM, PDF ->
          throw new UndecodableImageException(
              String.format(Locale.ROOT, "it is a %s file, %s", format.words(), ALLOWED), null);
    };
  }

  private Image jpeg(byte[] jpeg) {
    JpegWalk walk = new JpegWalk(jpeg);
    Verdict verdict = walk.walk();
    if (verdict instanceof Refused refused) {
      throw new UndecodableImageException(refused.reason() + ": " + refused.detail(), null);
    }
    JpegHeader header = ((Accepted) verdict).header();
    long pixels = requireSize(header.width(), header.height());
    if (pixels * walk.scans() > MAX_SCANNED_PIXELS) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "%d scans of %d x %d, allowed %d",
              walk.scans(),
              header.width(),
              header.height(),
              MAX_SCANNED_PIXELS / pixels),
          null);
    }
    return Image.decodeReduced(jpeg, header, frames).within(frames.maxWidth(), frames.maxHeight());
  }

  private Image png(byte[] png) {
    PictureHeader header = PictureHeader.of(PictureFormat.PNG, png);
    requireSize(header.width(), header.height());
    return Image.decode(png).within(frames.maxWidth(), frames.maxHeight());
  }

  private Image tiff(byte[] tiff) {
    if (isRaw(tiff)) {
      throw new UndecodableImageException("it is a camera's raw file, " + ALLOWED, null);
    }
    return still("tiff", PictureFormat.TIFF, tiff);
  }

  private static boolean isRaw(byte[] tiff) {
    try {
      return TiffHeader.read(tiff, 0).raw();
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private Image still(String decoder, PictureFormat format, byte[] picture) {
    PictureHeader header = PictureHeader.of(format, picture);
    requireSize(header.width(), header.height());
    Pixels pixels =
        new FfmpegStill(decoder, NO_SETTINGS, pictures.maxPixels())
            .decode(picture, frames.maxWidth(), frames.maxHeight());
    return Image.of(pixels).upright(header.orientation());
  }

  private Image heif(byte[] bytes) {
    try {
      HeifPicture picture = HeifPicture.of(bytes);
      PictureHeader header = picture.header();
      requireSize(header.width(), header.height());
      return stitched(picture)
          .within(frames.maxWidth(), frames.maxHeight())
          .upright(header.orientation());
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "a part of this HEIF file does not end within its %d bytes",
              bytes.length),
          e);
    }
  }

  /** Decodes the tiles one by one into their places, and releases each. */
  private Image stitched(HeifPicture picture) {
    PictureHeader header = picture.header();
    Image whole = Image.blank(header.width(), header.height());
    try {
      int x = 0;
      int y = 0;
      int rowHeight = 0;
      for (int i = 0; i < picture.tiles().size(); i++) {
        int tile = picture.tiles().get(i);
        if (i > 0 && i % picture.columns() == 0) {
          x = 0;
          y += rowHeight;
        }
        Pixels pixels =
            picture
                .decoder(tile, pictures.maxPixels())
                .decode(picture.file().data(tile), Integer.MAX_VALUE, Integer.MAX_VALUE);
        whole.put(pixels, x, y);
        x += pixels.width();
        rowHeight = pixels.height();
      }
      return whole;
    } catch (RuntimeException e) {
      whole.close();
      throw e;
    }
  }

  private long requireSize(int width, int height) {
    long pixels = (long) width * height;
    if (width < 1 || height < 1 || pixels > pictures.maxPixels()) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "it has %d x %d pixels, allowed %d in all (pictures.max.pixels)",
              width,
              height,
              pictures.maxPixels()),
          null);
    }
    return pixels;
  }
}
