package dev.sightline.frames.source;

import dev.sightline.frames.Pixels;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A converter of FFmpeg's pictures to pixels: upright, and as wide and high as they are meant. It
 * holds no pixels between two pictures, because a process may read many videos of which it sends
 * few pictures. Not thread-safe.
 */
final class PictureConverter implements AutoCloseable {
  /** A stream that states less usual pixels is taken to be wrong. */
  private static final double MAX_PIXEL_RATIO = 4;

  private final double widening;
  private final double heightening;
  private final int quarterTurns;
  private SwsContext context;

  /**
   * @param pixelRatio the width of a pixel as a multiple of its height; 0 if unknown. Pictures
   *     whose pixels are not square are widened or heightened, so that none is lost
   * @param quarterTurns how often pictures are turned clockwise
   */
  PictureConverter(double pixelRatio, int quarterTurns) {
    this.widening = pixelRatio > 1 && pixelRatio <= MAX_PIXEL_RATIO ? pixelRatio : 1;
    this.heightening = pixelRatio < 1 && pixelRatio >= 1 / MAX_PIXEL_RATIO ? 1 / pixelRatio : 1;
    this.quarterTurns = quarterTurns;
  }

  /** Converts a decoded picture. */
  Pixels pixels(AVFrame picture) {
    int width = (int) Math.round(picture.width() * widening);
    int height = (int) Math.round(picture.height() * heightening);
    return converted(picture, width, height).turned(quarterTurns);
  }

  private Pixels converted(AVFrame picture, int width, int height) {
    context =
        swscale.sws_getCachedContext(
            context,
            picture.width(),
            picture.height(),
            picture.format(),
            width,
            height,
            avutil.AV_PIX_FMT_BGR24,
            swscale.SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException(
          "FFmpeg cannot convert pictures of format " + picture.format());
    }
    byte[] bgr = new byte[width * height * 3];
    try (BytePointer rows = new BytePointer(bgr.length);
        PointerPointer<BytePointer> target = new PointerPointer<>(rows, null, null, null);
        PointerPointer<BytePointer> source = new PointerPointer<>(picture);
        IntPointer stride = new IntPointer(width * 3, 0, 0, 0)) {
      int unused =
          swscale.sws_scale(
              context, source, picture.linesize(), 0, picture.height(), target, stride);
      rows.get(bgr);
    }
    return new Pixels(width, height, bgr);
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
    context = null;
  }
}
