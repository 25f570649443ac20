package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.detection.Point;
import dev.sightline.frames.Pixels;
import java.util.Locale;

/**
 * A chip with a rim, so that it can be shifted, turned and scaled a little without showing black
 * edges. Its middle is, pixel for pixel, the chip of the template.
 *
 * @param chip the template of the middle
 * @param rimPx the width of the rim on each side in pixels
 */
public record WideChip(ChipTemplate chip, int rimPx) {

  public WideChip {
    if (rimPx < 0) {
      throw new IllegalArgumentException("a rim must not be negative, was " + rimPx);
    }
  }

  /** Returns the template with the rim: the same face, further from the edge. */
  public ChipTemplate template() {
    return new ChipTemplate(chip.sidePx() + 2 * rimPx, chip.landmarks().map(this::moved));
  }

  private Point moved(Point point) {
    return new Point(point.x() + rimPx, point.y() + rimPx);
  }

  /** Returns the chip in the middle of wide pixels. */
  public FaceChip middle(Pixels wide) {
    int side = chip.sidePx();
    if (wide.width() != side + 2 * rimPx || wide.height() != side + 2 * rimPx) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a wide chip is %d px square, found %d x %d",
              side + 2 * rimPx,
              wide.width(),
              wide.height()));
    }
    byte[] middle = new byte[3 * side * side];
    for (int y = 0; y < side; y++) {
      int from = 3 * ((y + rimPx) * wide.width() + rimPx);
      System.arraycopy(wide.bgr(), from, middle, 3 * y * side, 3 * side);
    }
    return new FaceChip(new Pixels(side, side, middle), chip);
  }
}
