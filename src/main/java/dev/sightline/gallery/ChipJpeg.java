package dev.sightline.gallery;

import java.util.Arrays;

/** An aligned face as a JPEG, for people to look at, and for another model to embed. Immutable. */
public final class ChipJpeg {
  private final byte[] jpeg;

  /**
   * @param jpeg the JPEG file; copied
   * @throws IllegalArgumentException if it is empty
   */
  public ChipJpeg(byte[] jpeg) {
    if (jpeg.length == 0) {
      throw new IllegalArgumentException("a chip's JPEG needs its bytes, found 0");
    }
    this.jpeg = jpeg.clone();
  }

  /** Returns a copy of the file's bytes. */
  public byte[] toBytes() {
    return jpeg.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChipJpeg that && Arrays.equals(jpeg, that.jpeg);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(jpeg);
  }

  /** Returns the size, never the picture: it is biometric data. */
  @Override
  public String toString() {
    return "ChipJpeg[" + jpeg.length + " bytes]";
  }
}
