package dev.sightline.alignment;

import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import java.util.Objects;

/**
 * Where the landmarks of an aligned face lie; a network is trained on one template and works on no
 * other.
 *
 * @param sidePx side of the square chip in pixels
 * @param landmarks the points' places in the chip
 */
public record ChipTemplate(int sidePx, Landmarks landmarks) {

  /** The template of the 150×150 ResNet, chosen on CelebA persons ({@code model-card.md}). */
  public static final ChipTemplate RESNET_150 =
      new ChipTemplate(
          150,
          new Landmarks(
              new Point(43.8f, 42.7f),
              new Point(104.0f, 42.7f),
              new Point(73.9f, 78.4f),
              new Point(73.9f, 106.8f)));

  public ChipTemplate {
    Objects.requireNonNull(landmarks, "landmarks");
    if (sidePx < 16) {
      throw new IllegalArgumentException("a chip's side must be at least 16 px, was " + sidePx);
    }
  }
}
