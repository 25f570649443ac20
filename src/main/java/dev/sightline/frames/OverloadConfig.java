package dev.sightline.frames;

import java.time.Duration;
import java.util.Objects;

/**
 * The handling of frames that arrive faster than they can be processed.
 *
 * @param policy {@code frames.policy}
 * @param maxAge {@code frames.max.age.ms}: with {@link Policy#LATEST}, the age above which a frame
 *     is dropped, at least 100 ms; measured against this machine's clock, so the cameras' clocks
 *     must agree with it
 */
public record OverloadConfig(Policy policy, Duration maxAge) {
  private static final Duration MIN_AGE = Duration.ofMillis(100);

  /** The choice of frames to process. */
  public enum Policy {
    /** All frames, however late. */
    COMPLETE,
    /** Only new frames, every camera in turn; the others are dropped and counted. */
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

  /** Returns the defaults: all frames; with the other policy, those of the last second. */
  public static OverloadConfig defaults() {
    return new OverloadConfig(Policy.COMPLETE, Duration.ofSeconds(1));
  }
}
