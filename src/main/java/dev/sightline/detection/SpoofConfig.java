package dev.sightline.detection;

import java.util.Objects;

/**
 * What is done about faces that may be on paper or on a screen.
 *
 * @param mode {@code detect.spoof}: whether faces are scored, and whether a low score matters
 * @param threshold {@code detect.spoof.threshold}: the mean {@link FaceQuality#genuineScore} of a
 *     track's best faces below which it may be an attack, in (0, 1)
 */
public record SpoofConfig(Mode mode, double threshold) {
  /** Where both errors are equal on the training split of Replay-Attack ({@code accuracy.md}). */
  private static final double DEFAULT_THRESHOLD = 0.925;

  /** What is done. */
  public enum Mode {
    /** Faces are not scored. */
    OFF,
    /** Matches and events carry scores, which change no decision. */
    REPORT,
    /** Nobody is named on a track whose score is below the threshold. */
    REFUSE
  }

  public SpoofConfig {
    Objects.requireNonNull(mode, "mode");
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "detect.spoof.threshold must be in (0, 1), was " + threshold);
    }
  }

  /** Returns the defaults: off, and the threshold of Replay-Attack. */
  public static SpoofConfig defaults() {
    return new SpoofConfig(Mode.OFF, DEFAULT_THRESHOLD);
  }

  public SpoofConfig withMode(Mode other) {
    return new SpoofConfig(other, threshold);
  }

  /** Returns whether faces are scored. */
  public boolean isScoring() {
    return mode != Mode.OFF;
  }
}
