package dev.sightline.frames;

import java.time.Duration;

/**
 * How pictures are taken from a source.
 *
 * @param maxFps {@code camera.max.fps}: frames a second at most, in (0, 120]; pictures in between
 *     are left out. A folder of images is played at this rate
 * @param jpegQuality {@code camera.jpeg.quality}: of frames that are encoded here, in [1, 100]
 * @param realTime {@code camera.real.time}: whether files are played at the pace they were taken,
 *     rather than as fast as they are read
 * @param timeout {@code camera.timeout.ms}: a stream that sends no picture for so long is connected
 *     anew, at least 100 ms
 * @param longestPause {@code camera.reconnect.max.ms}: between two tries to connect; the pause
 *     doubles up to this, at least 100 ms
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

  /** 10 frames a second, quality 85, in real time, 10 s until a stream is connected anew, 30 s. */
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
