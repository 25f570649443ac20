package dev.sightline.training.data;

import java.util.Random;

/**
 * Random generators by place: the same seed and place give the same numbers, independent of earlier
 * draws.
 */
public final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** Creates the generator for one place of the run, e.g. epoch, batch and picture. */
  public static Random random(long seed, long... place) {
    long mixed = mix(seed + GOLDEN_GAMMA);
    for (long coordinate : place) {
      mixed = mix(mixed + (coordinate + 1) * GOLDEN_GAMMA);
    }
    return new Random(mixed);
  }

  /**
   * Applies the finaliser of SplitMix64 (Steele et al. 2014), so that similar seeds give unrelated
   * numbers.
   */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
