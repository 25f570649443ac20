package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.FaceChip;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.OptionalInt;

/**
 * A degradation of a chip before it is embedded, to measure how a network copes with small faces in
 * the frame and with strong compression.
 *
 * @param sizePx the side to which the chip is shrunk and enlarged again; empty to leave it
 * @param jpegQuality the quality in [1, 100]; empty to leave it
 */
public record ChipDegradation(OptionalInt sizePx, OptionalInt jpegQuality) {
  /** No degradation. */
  public static final ChipDegradation NONE =
      new ChipDegradation(OptionalInt.empty(), OptionalInt.empty());

  public ChipDegradation {
    if (sizePx.isPresent() && sizePx.getAsInt() < 8) {
      throw new IllegalArgumentException("a chip's size must be at least 8, was " + sizePx);
    }
  }

  /** Returns a name for file names and tables, e.g. {@code 40px-q30}; empty for no degradation. */
  public String label() {
    String size = sizePx.isPresent() ? sizePx.getAsInt() + "px" : "";
    String quality = jpegQuality.isPresent() ? "q" + jpegQuality.getAsInt() : "";
    return size.isEmpty() || quality.isEmpty() ? size + quality : size + "-" + quality;
  }

  /** Returns the degraded chip. */
  public FaceChip apply(FaceChip chip) {
    Pixels pixels = chip.pixels();
    if (sizePx.isPresent() && sizePx.getAsInt() < pixels.width()) {
      pixels = resized(resized(pixels, sizePx.getAsInt()), pixels.width());
    }
    if (jpegQuality.isPresent()) {
      try (Image image = Image.decode(pixels.toJpeg(jpegQuality.getAsInt()))) {
        pixels = image.pixels();
      }
    }
    return new FaceChip(pixels, chip.template());
  }

  private static Pixels resized(Pixels pixels, int side) {
    try (Image image = Image.of(pixels)) {
      return image.resample(image.bounds(), side, side);
    }
  }
}
