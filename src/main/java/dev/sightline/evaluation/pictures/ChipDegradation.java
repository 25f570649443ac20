package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.FaceChip;
import dev.sightline.detection.Landmarks;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A degradation of a chip before it is embedded, to measure how a network copes with a covered
 * lower face, with small faces in the frame and with strong compression.
 *
 * @param covered whether the face is covered from the middle of the nose down, as by a mask
 * @param sizePx the side to which the chip is shrunk and enlarged again; empty to leave it
 * @param jpegQuality the quality in [1, 100]; empty to leave it
 */
public record ChipDegradation(boolean covered, OptionalInt sizePx, OptionalInt jpegQuality) {
  /** No degradation. */
  public static final ChipDegradation NONE =
      new ChipDegradation(false, OptionalInt.empty(), OptionalInt.empty());

  /** The level of the cover in each channel: light grey. */
  private static final byte COVER = (byte) 200;

  public ChipDegradation {
    if (sizePx.isPresent() && sizePx.getAsInt() < 8) {
      throw new IllegalArgumentException("a chip's size must be at least 8, was " + sizePx);
    }
  }

  /** Returns the degradation that shrinks chips to this side and does nothing else. */
  public static ChipDegradation shrunkTo(int sizePx) {
    return new ChipDegradation(false, OptionalInt.of(sizePx), OptionalInt.empty());
  }

  /** Returns the degradation that compresses chips with this JPEG quality and does nothing else. */
  public static ChipDegradation compressed(int jpegQuality) {
    return new ChipDegradation(false, OptionalInt.empty(), OptionalInt.of(jpegQuality));
  }

  /** Returns the degradation that covers the lower face and does nothing else. */
  public static ChipDegradation coveredLowerFace() {
    return new ChipDegradation(true, OptionalInt.empty(), OptionalInt.empty());
  }

  /** Returns a name for file names and tables, e.g. {@code 40px-q30}; empty for no degradation. */
  public String label() {
    List<String> parts = new ArrayList<>();
    if (covered) {
      parts.add("covered");
    }
    sizePx.ifPresent(size -> parts.add(size + "px"));
    jpegQuality.ifPresent(quality -> parts.add("q" + quality));
    return String.join("-", parts);
  }

  /** Returns the degraded chip. */
  public FaceChip apply(FaceChip chip) {
    Pixels pixels = covered ? coverLowerFace(chip) : chip.pixels();
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

  private static Pixels coverLowerFace(FaceChip chip) {
    Pixels pixels = chip.pixels();
    Landmarks points = chip.template().landmarks();
    float eyes = (points.rightEye().y() + points.leftEye().y()) / 2;
    int from = Math.round((eyes + points.noseTip().y()) / 2);
    byte[] bgr = pixels.bgr().clone();
    Arrays.fill(bgr, 3 * pixels.width() * from, bgr.length, COVER);
    return new Pixels(pixels.width(), pixels.height(), bgr);
  }

  private static Pixels resized(Pixels pixels, int side) {
    try (Image image = Image.of(pixels)) {
      return image.resample(image.bounds(), side, side);
    }
  }
}
