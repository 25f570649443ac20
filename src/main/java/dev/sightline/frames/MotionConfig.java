package dev.sightline.frames;

import java.time.Duration;

/**
 * The configuration of the motion gate, which sends only frames that differ from the last one sent.
 *
 * @param gate {@code motion.gate}: whether there is one
 * @param threshold {@code motion.threshold}: by how many grey levels a block of the picture must
 *     differ, in [1, 255]; half of it while there is motion
 * @param keepAlive {@code motion.keep.alive.ms}: the longest time without a frame, at least 100 ms
 */
public record MotionConfig(boolean gate, int threshold, Duration keepAlive) {
  private static final Duration MIN_KEEP_ALIVE = Duration.ofMillis(100);

  public MotionConfig {
    if (threshold < 1 || threshold > 255) {
      throw new IllegalArgumentException("motion.threshold must be in [1, 255], was " + threshold);
    }
    if (keepAlive.compareTo(MIN_KEEP_ALIVE) < 0) {
      throw new IllegalArgumentException(
          "motion.keep.alive.ms must be at least "
              + MIN_KEEP_ALIVE.toMillis()
              + ", was "
              + keepAlive.toMillis());
    }
  }

  /** Returns the defaults: no gate, six grey levels, a frame every five seconds. */
  public static MotionConfig defaults() {
    return new MotionConfig(false, 6, Duration.ofSeconds(5));
  }

  public MotionConfig withGate(boolean otherGate) {
    return new MotionConfig(otherGate, threshold, keepAlive);
  }
}
