package dev.sightline.presence;

import dev.sightline.detection.FaceQuality;

/**
 * How much a face counts beside others of the same track: the product of four parts, each 1 for an
 * ordinary good face and falling to 0 with what makes a face hard to recognise.
 */
final class QualityWeight {
  private static final float GOOD_SIZE_PX = 80;
  private static final float GOOD_SHARPNESS = 30;
  private static final float DARK = 60;
  private static final float BRIGHT = 200;
  private static final float WHITE = 255;

  private QualityWeight() {}

  /** In [0, 1]. */
  static double of(FaceQuality quality) {
    return share(quality.sizePx() / GOOD_SIZE_PX)
        * Math.sqrt(share(quality.sharpness() / GOOD_SHARPNESS))
        * Math.max(0, Math.cos(Math.toRadians(quality.yawDegrees())))
        * share(quality.brightness() / DARK)
        * share((WHITE - quality.brightness()) / (WHITE - BRIGHT));
  }

  private static double share(float part) {
    return Math.max(0, Math.min(1, part));
  }
}
