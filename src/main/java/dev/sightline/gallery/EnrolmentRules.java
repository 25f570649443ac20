package dev.sightline.gallery;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The choice of the face of a picture to enrol. Immutable. */
public final class EnrolmentRules {
  private static final Comparator<AlignedFace> BY_SIZE =
      Comparator.comparingDouble(face -> face.quality().sizePx());

  /** The least intersection over union of the boxes of one face, found twice. */
  private static final double MIN_OVERLAP = 0.3;

  private final EnrolmentConfig config;

  public EnrolmentRules(EnrolmentConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /**
   * Chooses a face.
   *
   * @param faces all faces of one picture, in any order
   * @return the largest of them, or the first rule that it violates
   */
  public PictureVerdict<AlignedFace> choose(List<AlignedFace> faces) {
    if (faces.isEmpty()) {
      return refused(RefusalReason.NO_FACE, "no face was found");
    }
    List<AlignedFace> bySize = faces.stream().sorted(BY_SIZE.reversed()).toList();
    AlignedFace largest = bySize.get(0);
    if (bySize.size() > 1 && isRival(bySize.get(1), largest)) {
      return refused(
          RefusalReason.SEVERAL_FACES,
          "%d faces, the two largest %.0f and %.0f px",
          faces.size(),
          largest.quality().sizePx(),
          bySize.get(1).quality().sizePx());
    }
    return judge(largest);
  }

  /**
   * @param faces all faces of one picture, in any order
   * @param place where the face is that is meant, in pixels
   * @return the face in that place, or the first rule that it breaks
   */
  public PictureVerdict<AlignedFace> choose(List<AlignedFace> faces, Box place) {
    return in(place, faces)
        .map(this::judge)
        .orElseGet(
            () ->
                refused(
                    RefusalReason.NO_FACE,
                    "no face was found at x %.0f, y %.0f",
                    place.x(),
                    place.y()));
  }

  /** The face that overlaps most with a place; empty if none overlaps enough to be the same. */
  public static Optional<AlignedFace> in(Box place, List<AlignedFace> faces) {
    return faces.stream()
        .filter(face -> face.face().box().iou(place) >= MIN_OVERLAP)
        .max(Comparator.comparingDouble(face -> face.face().box().iou(place)));
  }

  private boolean isRival(AlignedFace other, AlignedFace largest) {
    return other.quality().sizePx() >= config.maxOtherFaceShare() * largest.quality().sizePx();
  }

  private PictureVerdict<AlignedFace> judge(AlignedFace face) {
    return check(face.quality()).map(quality -> face);
  }

  /** Returns the quality of a face, or the first rule that it breaks. */
  PictureVerdict<FaceQuality> check(FaceQuality quality) {
    if (quality.sizePx() < config.minFacePx()) {
      return tooLow(RefusalReason.FACE_TOO_SMALL, "size", quality.sizePx(), config.minFacePx());
    }
    if (quality.sharpness() < config.minSharpness()) {
      return tooLow(RefusalReason.BLURRED, "sharpness", quality.sharpness(), config.minSharpness());
    }
    if (quality.brightness() < config.minBrightness()) {
      return tooLow(
          RefusalReason.TOO_DARK, "brightness", quality.brightness(), config.minBrightness());
    }
    if (quality.brightness() > config.maxBrightness()) {
      return tooHigh(
          RefusalReason.TOO_BRIGHT, "brightness", quality.brightness(), config.maxBrightness());
    }
    float turn = Math.abs(quality.yawDegrees());
    if (turn > config.maxYawDegrees()) {
      return tooHigh(RefusalReason.TURNED_AWAY, "yaw in degrees", turn, config.maxYawDegrees());
    }
    return new PictureVerdict.Accepted<>(quality);
  }

  private static PictureVerdict<FaceQuality> tooLow(
      RefusalReason reason, String quantity, double found, double least) {
    return refused(reason, "%s %.1f, at least %.1f is needed", quantity, found, least);
  }

  private static PictureVerdict<FaceQuality> tooHigh(
      RefusalReason reason, String quantity, double found, double most) {
    return refused(reason, "%s %.1f, at most %.1f is allowed", quantity, found, most);
  }

  private static <T> PictureVerdict<T> refused(
      RefusalReason reason, String detail, Object... values) {
    return new PictureVerdict.Refused<>(reason, String.format(Locale.ROOT, detail, values));
  }
}
