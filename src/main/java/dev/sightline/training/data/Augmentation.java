package dev.sightline.training.data;

import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Similarity;
import java.util.Random;

/**
 * The random changes of chips, made from wide chips.
 *
 * @param wide how the pictures were cut
 * @param sidePx the side of the network's input; the chip is scaled to it
 */
public record Augmentation(AugmentationConfig config, WideChip wide, int sidePx) {
  private static final int SMALLEST_PX = 24;

  /** Returns the unchanged chip in the network's size. */
  Pixels plain(Pixels wideChip) {
    return sidePx == wide.chip().sidePx()
        ? wide.middle(wideChip).pixels()
        : warped(wideChip, new Placement(0, 0, 1, 0));
  }

  /** Returns a randomly changed chip. */
  Pixels changed(Pixels wideChip, Random random) {
    Placement placement =
        new Placement(
            config.shiftPx() * random.nextGaussian(),
            config.shiftPx() * random.nextGaussian(),
            Math.exp(config.scale() * random.nextGaussian()),
            Math.toRadians(config.turnDegrees() * random.nextGaussian()));
    Pixels chip = warped(wideChip, placement);
    if (random.nextDouble() < config.degradation().lowResolution()) {
      chip = throughSize(chip, SMALLEST_PX + random.nextInt(Math.max(1, sidePx - SMALLEST_PX)));
    }
    if (random.nextDouble() < config.degradation().blur()) {
      chip = PixelChanges.blurred(chip);
    }
    if (config.light() > 0) {
      double contrast = Math.exp(config.light() * random.nextGaussian());
      chip = PixelChanges.lit(chip, contrast, 128 * config.light() * random.nextGaussian());
    }
    if (random.nextDouble() < config.degradation().jpeg()) {
      chip = throughJpeg(chip, 20 + random.nextInt(71));
    }
    return random.nextDouble() < config.mirror() ? PixelChanges.mirrored(chip) : chip;
  }

  /** The position of the face's middle relative to the template, in chip pixels and radians. */
  record Placement(double shiftX, double shiftY, double scale, double turn) {}

  /** Returns the chip with the face moved. */
  Pixels warped(Pixels wideChip, Placement placement) {
    double zoom = (double) sidePx / wide.chip().sidePx();
    double a = zoom * placement.scale() * Math.cos(placement.turn());
    double b = zoom * placement.scale() * Math.sin(placement.turn());
    double from = wideChip.width() / 2.0;
    double to = sidePx / 2.0;
    Similarity toChip =
        new Similarity(
            a,
            b,
            to + zoom * placement.shiftX() - a * from + b * from,
            to + zoom * placement.shiftY() - b * from - a * from);
    try (Image image = Image.of(wideChip)) {
      return image.warp(toChip, sidePx);
    }
  }

  private static Pixels throughSize(Pixels chip, int side) {
    try (Image image = Image.of(chip);
        Image small = Image.of(image.resample(image.bounds(), side, side))) {
      return small.resample(small.bounds(), chip.width(), chip.height());
    }
  }

  private static Pixels throughJpeg(Pixels chip, int quality) {
    try (Image image = Image.decode(chip.toJpeg(quality))) {
      return image.pixels();
    }
  }
}
