package dev.sightline.frames;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** The native FFmpeg library of this process, which decodes videos and streams. */
public final class Ffmpeg {

  private Ffmpeg() {}

  /** Returns FFmpeg's own message for an error. */
  public static String words(int error) {
    byte[] words = new byte[256];
    avutil.av_strerror(error, words, words.length);
    return new String(words, StandardCharsets.UTF_8).replace("\0", "");
  }

  /**
   * Loads its decoders on first use.
   *
   * @return its version, e.g. {@code 7.1}
   */
  public static String version() {
    int unused = avcodec.avcodec_version();
    return avutil.av_version_info().getString();
  }
}
