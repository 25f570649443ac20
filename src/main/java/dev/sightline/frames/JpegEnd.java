package dev.sightline.frames;

import dev.sightline.frames.FrameGate.Reason;
import dev.sightline.frames.Image.UndecodableImageException;
import java.util.Arrays;

/**
 * The end marker of a JPEG, which some cameras leave out.
 *
 * <p>OpenCV's decoder fills what is missing with grey, so FFmpeg's decides whether the picture is
 * complete, but for its last block.
 */
final class JpegEnd {

  private JpegEnd() {}

  /** Returns the JPEG with an end marker. */
  static byte[] appendedTo(byte[] jpeg) {
    byte[] ended = Arrays.copyOf(jpeg, jpeg.length + 2);
    ended[jpeg.length] = (byte) 0xFF;
    ended[jpeg.length + 1] = (byte) 0xD9;
    return ended;
  }

  /**
   * Checks that a picture is not cut off.
   *
   * @param ended a JPEG with an appended end marker that passes the {@link FrameGate}
   * @throws UndecodableImageException if it is cut off
   */
  static void requireComplete(byte[] ended, FrameConfig caps) {
    try {
      Pixels unused =
          FfmpegStill.strict("mjpeg", caps.maxWidth() * caps.maxHeight())
              .decode(ended, caps.maxWidth(), caps.maxHeight());
    } catch (UndecodableImageException e) {
      throw new UndecodableImageException(
          Reason.NO_END_MARKER
              + ": the picture does not end within "
              + (ended.length - 2)
              + " bytes",
          e);
    }
  }
}
