package dev.sightline.frames;

import java.time.Duration;

/**
 * The configuration of the sources of pictures.
 *
 * @param maxFps {@code camera.max.fps}: the maximum frame rate, in (0, 120]; pictures above it are
 *     dropped. A folder of images is played at this rate
 * @param jpegQuality {@code camera.jpeg.quality}: the quality of frames that are encoded here, in
 *     [1, 100]
 * @param realTime {@code camera.real.time}: whether files are played at the pace they were taken,
 *     instead of as fast as they can be read
 * @param timeout {@code camera.timeout.ms}: the time without a picture after which a stream is
 *     reconnected, at least 100 ms
 * @param longestPause {@code camera.reconnect.max.ms}: the maximum pause between two attempts to
 *     connect; the pause doubles up to it; at least 100 ms
 */
public record CameraConfig(
    double maxFps, int jpegQuality, boolean realTime, Duration timeout, Duration longestPause) {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  public CameraConfig {
    if (!(maxFps > 0 && maxFps <= 120)) {
      throw new IllegalArgumentException("camera.max.fps must be in (0, 120], was " + maxFps);
    }
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new IllegalArgumentException(
          "camera.jpeg.quality must be in [1, 100], was " + jpegQuality);
    }
    requireAtLeastShortest("camera.timeout.ms", timeout);
    requireAtLeastShortest("camera.reconnect.max.ms", longestPause);
  }

  /**
   * Returns the defaults: 10 frames a second, quality 85, in real time, timeout 10 s, longest pause
   * 30 s.
   */
  public static CameraConfig defaults() {
    return new CameraConfig(10, 85, true, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  public CameraConfig withMaxFps(double otherMaxFps) {
    return new CameraConfig(otherMaxFps, jpegQuality, realTime, timeout, longestPause);
  }

  public CameraConfig withRealTime(boolean otherRealTime) {
    return new CameraConfig(maxFps, jpegQuality, otherRealTime, timeout, longestPause);
  }

  private static void requireAtLeastShortest(String key, Duration value) {
    if (value.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          key + " must be at least " + SHORTEST.toMillis() + ", was " + value.toMillis());
    }
  }
}
