package dev.sightline.gallery;

import java.util.Arrays;
import java.util.Objects;

/** The chip stored beside its template, so that another model can embed it later. Immutable. */
public final class EncodedChip {
  private final byte[] png;
  private final String chipTemplate;

  /**
   * @param png the chip as a PNG file; copied
   * @param chipTemplate the name of the chip template the face was aligned to
   * @throws IllegalArgumentException if a part is empty
   */
  public EncodedChip(byte[] png, String chipTemplate) {
    if (png.length == 0 || chipTemplate.isBlank()) {
      throw new IllegalArgumentException("an encoded chip needs its bytes and its chip template");
    }
    this.png = png.clone();
    this.chipTemplate = chipTemplate;
  }

  private EncodedChip(String chipTemplate) {
    this.png = new byte[0];
    this.chipTemplate = chipTemplate;
  }

  /** Returns a placeholder without the picture; its {@link #toPng} throws. */
  EncodedChip leftOut() {
    return new EncodedChip(chipTemplate);
  }

  public boolean isLeftOut() {
    return png.length == 0;
  }

  /**
   * Returns a copy of the PNG file's bytes.
   *
   * @throws IllegalStateException if the picture was left out
   */
  public byte[] toPng() {
    if (isLeftOut()) {
      throw new IllegalStateException("the chip's picture was left out here");
    }
    return png.clone();
  }

  public String chipTemplate() {
    return chipTemplate;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedChip that
        && chipTemplate.equals(that.chipTemplate)
        && Arrays.equals(png, that.png);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(png), chipTemplate);
  }

  /** Returns size and chip template, never the picture: it is biometric data. */
  @Override
  public String toString() {
    return "EncodedChip[" + chipTemplate + ", " + png.length + " bytes]";
  }
}
