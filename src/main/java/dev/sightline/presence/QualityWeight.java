package dev.sightline.presence;

import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.MeshQuality;

/**
 * The weight of a face among others of the same track: the product of several parts. Each part is 1
 * for a good face and falls to 0 the harder the face is to recognise.
 */
final class QualityWeight {
  private static final float GOOD_SIZE_PX = 60;
  private static final float GOOD_SHARPNESS = 30;
  private static final float DARK = 60;
  private static final float BRIGHT = 200;
  private static final float WHITE = 255;

  private static final float OPEN_EYES = 0.2f;
  private static final float OPEN_MOUTH = 0.5f;

  private QualityWeight() {}

  /** Returns the weight, in [0, 1]. */
  static double of(FaceQuality quality) {
    return share(quality.sizePx() / GOOD_SIZE_PX)
        * Math.sqrt(share(quality.sharpness() / GOOD_SHARPNESS))
        * turned(quality.yawDegrees())
        * share(quality.brightness() / DARK)
        * share((WHITE - quality.brightness()) / (WHITE - BRIGHT))
        * (quality.mesh() == null ? 1 : of(quality.mesh()));
  }

  private static double of(MeshQuality mesh) {
    return turned(mesh.pitchDegrees())
        * Math.sqrt(share(mesh.eyeOpenness() / OPEN_EYES))
        * share((1 - mesh.mouthOpenness()) / (1 - OPEN_MOUTH));
  }

  private static double turned(float degrees) {
    return Math.max(0, Math.cos(Math.toRadians(degrees)));
  }

  private static double share(float part) {
    return Math.max(0, Math.min(1, part));
  }
}
