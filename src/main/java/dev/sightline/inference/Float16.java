package dev.sightline.inference;

/** Conversions of IEEE 754 half precision, which Java has from version 20 on. */
public final class Float16 {
  private static final int SIGNIFICAND_DIFFERENCE = 23 - 10;
  private static final int BIAS_DIFFERENCE = 127 - 15;
  private static final int INFINITY = 0x7c00;

  /** The smallest subnormal half is 2⁻²⁴. */
  private static final float SUBNORMAL_STEP = 0x1p-24f;

  private Float16() {}

  /** Returns the nearest half, ties to even; beyond the range infinity. */
  public static short fromFloat(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | INFINITY | 0x200);
    }
    if (magnitude >= 65520) {
      return (short) (sign | INFINITY);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(magnitude / SUBNORMAL_STEP));
    }
    int half = (bits & 0x7fffffff) - (BIAS_DIFFERENCE << 23);
    int roundToEven =
        (1 << (SIGNIFICAND_DIFFERENCE - 1)) - 1 + ((half >>> SIGNIFICAND_DIFFERENCE) & 1);
    return (short) (sign | ((half + roundToEven) >>> SIGNIFICAND_DIFFERENCE));
  }

  /** Returns the exact value: every half is a float. */
  public static float toFloat(short half) {
    int exponent = (half >>> 10) & 0x1f;
    int significand = half & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = significand * SUBNORMAL_STEP;
    } else if (exponent == 0x1f) {
      magnitude = significand == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude =
          Float.intBitsToFloat(
              ((exponent + BIAS_DIFFERENCE) << 23) | (significand << SIGNIFICAND_DIFFERENCE));
    }
    return half < 0 ? -magnitude : magnitude;
  }
}
