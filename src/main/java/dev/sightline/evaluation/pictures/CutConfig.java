package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How the faces of labelled pictures are cut out and where they are kept.
 *
 * @param cache folder of the face store; it holds faces, and is to be guarded like the pictures
 * @param detection how faces are looked for
 * @param threads pictures at a time, at least 1
 */
public record CutConfig(Path cache, DetectionConfig detection, int threads) {
  /** Width of a wide chip's rim as a share of the chip's side. */
  private static final double RIM = 1 / 6.0;

  public CutConfig {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /**
   * The detection that suits pictures of one known person: faces from 40 px and a low score
   * threshold, for there is a face, and the one in the middle is taken.
   */
  public static DetectionConfig detectionDefaults() {
    return DetectionConfig.defaults().withMinFacePx(40).withScoreThreshold(0.25);
  }

  /** The wide chips that are kept for a template. */
  public static WideChip wide(ChipTemplate template) {
    return new WideChip(template, (int) Math.round(RIM * template.sidePx()));
  }

  /** What cuts the faces out as wide chips of a template. */
  public FaceExtraction extraction(ChipTemplate template) {
    return new FaceExtraction(cache.resolve("faces"), () -> newCutter(template), threads);
  }

  /** A cutter for the calling thread, to be closed by it. */
  public FaceCutter newCutter(ChipTemplate template) {
    return new AligningFaceCutter(
        FaceDetectors.open(detection),
        wide(template),
        String.format(Locale.ROOT, "%08x", detection.hashCode()));
  }
}
