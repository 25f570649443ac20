package dev.sightline.frames.source;

import dev.sightline.frames.MotionConfig;
import java.time.Instant;
import java.util.Arrays;

/**
 * The decision which frames differ from the last one sent. Not thread-safe.
 *
 * <p>A block has changed if its brightness differs by more than the threshold, and by more than the
 * noise of the picture explains. A change of all blocks alike, such as flickering light, is no
 * motion. Once there is motion, half of the threshold keeps it up, so that its slow end is sent
 * too.
 */
final class MotionGate {
  /** A block differs by more than this many standard deviations once in millions by chance. */
  private static final double MOTION_SIGMAS = 8;

  private static final double STILL_SIGMAS = 6;

  /** The standard deviation of a normal distribution by its median absolute deviation. */
  private static final double SIGMA_BY_MEDIAN = 1.4826;

  private final MotionConfig config;
  private float[] sent;
  private Instant sentAt = Instant.MIN;
  private boolean isMoving;

  MotionGate(MotionConfig config) {
    this.config = config;
  }

  /**
   * Decides whether a frame is sent.
   *
   * @param blocks the brightness of its blocks, as many as of all others, in [0, 255]
   */
  boolean admits(float[] blocks, Instant capturedAt) {
    boolean isFirst = sent == null || capturedAt.isBefore(sentAt);
    isMoving = !isFirst && moves(blocks);
    if (!isFirst && !isMoving && capturedAt.isBefore(sentAt.plus(config.keepAlive()))) {
      return false;
    }
    sent = blocks.clone();
    sentAt = capturedAt;
    return true;
  }

  private boolean moves(float[] blocks) {
    float[] differences = new float[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      differences[i] = blocks[i] - sent[i];
    }
    float light = median(differences);
    for (int i = 0; i < blocks.length; i++) {
      differences[i] = Math.abs(differences[i] - light);
    }
    double sigma = SIGMA_BY_MEDIAN * median(differences);
    double least = isMoving ? config.threshold() / 2.0 : config.threshold();
    double bar = Math.max(least, sigma * (isMoving ? STILL_SIGMAS : MOTION_SIGMAS));
    for (float difference : differences) {
      if (difference > bar) {
        return true;
      }
    }
    return false;
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
