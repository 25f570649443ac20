package dev.sightline.vectors;

/**
 * A vector in one byte per component, with a bound of its error.
 *
 * <p>A vector x is kept as {@code x = scale · q + e} with whole numbers q in [−127, 127]. For a
 * probe y, Cauchy and Schwarz give {@code |x·y − scale · (q·y)| = |e·y| ≤ ‖e‖ ‖y‖}. So {@code scale
 * · (q·y) + error · ‖y‖} is never below x·y, rounding included.
 */
public final class Int8Vector {
  private static final int LARGEST = 127;

  private final byte[] components;
  private final float scale;
  private final float error;

  private Int8Vector(byte[] components, float scale, float error) {
    this.components = components;
    this.scale = scale;
    this.error = error;
  }

  /** Packs a vector. */
  public static Int8Vector of(float[] vector) {
    float scale = largestMagnitude(vector) / LARGEST;
    byte[] components = new byte[vector.length];
    double squaredError = 0;
    double squaredLength = 0;
    for (int i = 0; i < vector.length; i++) {
      byte whole = scale == 0 ? 0 : (byte) Math.round(vector[i] / scale);
      double error = vector[i] - (double) whole * scale;
      squaredError += error * error;
      squaredLength += (double) vector[i] * vector[i];
      components[i] = whole;
    }
    double error = Math.sqrt(squaredError) + rounding(vector.length, Math.sqrt(squaredLength));
    return new Int8Vector(components, scale, (float) error);
  }

  /**
   * Returns the maximum rounding error for a probe of length 1. A float32 sum of n products is
   * within n · 2⁻²³ of the lengths' product (Higham, Accuracy and Stability of Numerical
   * Algorithms, §3.1, with room to spare), and there are two: the estimate and the similarity.
   */
  private static double rounding(int dimension, double length) {
    return 2 * (dimension + 8) * 0x1p-23 * length;
  }

  private static float largestMagnitude(float[] vector) {
    float largest = 0;
    for (float component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }

  public int dimension() {
    return components.length;
  }

  /** Returns q of one dimension. */
  public byte component(int dimension) {
    return components[dimension];
  }

  public float scale() {
    return scale;
  }

  /** Returns ‖e‖ with room for rounding: the bound for a probe of length 1. */
  public float error() {
    return error;
  }
}
