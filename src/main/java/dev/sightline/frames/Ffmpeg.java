package dev.sightline.frames;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** The native FFmpeg library of this process, which decodes videos and streams. */
public final class Ffmpeg {

  private Ffmpeg() {}

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
