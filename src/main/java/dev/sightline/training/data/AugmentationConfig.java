package dev.sightline.training.data;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The random changes of a chip each time it is trained on, so that the network learns the person
 * and not the picture. A chance is the share of chips that are changed; 0 switches the change off.
 *
 * @param mirror the chance that left and right are exchanged
 * @param shiftPx the standard deviation of the shift of the landmarks in each direction, in chip
 *     pixels
 * @param scale the standard deviation of the logarithm of the face's size
 * @param turnDegrees the standard deviation of the turn in the image plane
 * @param light the standard deviation of contrast (about 1) and of brightness (about 0, of 128)
 * @param degradation the loss of detail
 */
public record AugmentationConfig(
    double mirror,
    double shiftPx,
    double scale,
    double turnDegrees,
    double light,
    Degradation degradation) {

  /**
   * The loss of detail.
   *
   * @param lowResolution the chance that the chip is shrunk to between 24 px and full size and back
   * @param blur the chance of a blur
   * @param jpeg the chance that the chip is compressed with a quality between 20 and 90
   */
  public record Degradation(double lowResolution, double blur, double jpeg) {
    private static final Degradation NONE = new Degradation(0, 0, 0);

    public Degradation {
      requireChance("low-resolution", lowResolution);
      requireChance("blur", blur);
      requireChance("jpeg", jpeg);
    }
  }

  public AugmentationConfig {
    requireChance("mirror", mirror);
    requireNonNull(degradation, "degradation");
    if (!(shiftPx >= 0 && scale >= 0 && turnDegrees >= 0 && light >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "train.augment's shift, scale, turn and light must not be negative, were %s, %s, %s,"
                  + " %s",
              shiftPx,
              scale,
              turnDegrees,
              light));
    }
  }

  private static void requireChance(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "train.augment." + name + " must be in [0, 1], was " + value);
    }
  }

  public static AugmentationConfig defaults() {
    return new AugmentationConfig(0.5, 1, 0.015, 1, 0.12, new Degradation(0.2, 0.1, 0.2));
  }

  /** Returns the same configuration without loss of resolution, blur and compression. */
  public AugmentationConfig withoutDegradation() {
    return new AugmentationConfig(mirror, shiftPx, scale, turnDegrees, light, Degradation.NONE);
  }

  /** Returns the configuration without changes. */
  public static AugmentationConfig none() {
    return new AugmentationConfig(0, 0, 0, 0, 0, Degradation.NONE);
  }
}
