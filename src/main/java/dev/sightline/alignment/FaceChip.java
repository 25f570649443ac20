package dev.sightline.alignment;

import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.Objects;

/**
 * An aligned face: square pixels in which the landmarks lie where the template says.
 *
 * @param pixels {@code [side][side][3]}, BGR
 * @param template the template it was aligned to
 */
public record FaceChip(Pixels pixels, ChipTemplate template) {

  public FaceChip {
    Objects.requireNonNull(template, "template");
    if (pixels.width() != template.sidePx() || pixels.height() != template.sidePx()) {
      throw new IllegalArgumentException(
          "a chip of this template is "
              + template.sidePx()
              + " px square, found "
              + pixels.width()
              + " x "
              + pixels.height());
    }
  }

  /**
   * Returns the face aligned to another template, or this chip if it has that template. What the
   * chip does not show repeats its edge, so a chip cut from the picture itself is better.
   */
  public FaceChip alignedTo(ChipTemplate other) {
    if (template.equals(other)) {
      return this;
    }
    try (Image image = Image.of(pixels)) {
      return new FaceChip(
          image.warpRepeatingEdge(
              FaceAligner.fit(template.landmarks(), other.landmarks()), other.sidePx()),
          other);
    }
  }
}
