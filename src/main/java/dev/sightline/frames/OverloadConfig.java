package dev.sightline.frames;

import java.time.Duration;
import java.util.Objects;

/**
 * What becomes of frames that arrive faster than they can be looked at.
 *
 * @param policy {@code frames.policy}
 * @param maxAge {@code frames.max.age.ms}: with {@link Policy#LATEST}, the age above which a frame
 *     is left out, at least 100 ms; measured against this machine's clock, so the cameras' clocks
 *     must agree with it
 */
public record OverloadConfig(Policy policy, Duration maxAge) {
  private static final Duration MIN_AGE = Duration.ofMillis(100);

  /** Which frames are looked at. */
  public enum Policy {
    /** All, however late. */
    COMPLETE,
    /** Those that are still new, every camera in turn; the others are left out and counted. */
    LATEST
  }

  public OverloadConfig {
    Objects.requireNonNull(policy, "frames.policy");
    if (maxAge.compareTo(MIN_AGE) < 0) {
      throw new IllegalArgumentException(
          "frames.max.age.ms must be at least "
              + MIN_AGE.toMillis()
              + ", was "
              + maxAge.toMillis());
    }
  }

  /** All frames; with the other policy, those of the last second. */
  public static OverloadConfig defaults() {
    return new OverloadConfig(Policy.COMPLETE, Duration.ofSeconds(1));
  }
}
