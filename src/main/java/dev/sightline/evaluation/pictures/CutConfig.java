package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The configuration for cutting out the faces of labelled pictures.
 *
 * @param cache the folder of the face store; it holds faces and must be protected like the pictures
 * @param detection the configuration of detection
 * @param unsureFaces whether the most probable face is taken of a picture in which none reaches the
 *     score threshold: a protocol counts each of its pictures, while training would learn from what
 *     is no face
 * @param threads the number of pictures at a time, at least 1
 */
public record CutConfig(Path cache, DetectionConfig detection, boolean unsureFaces, int threads) {
  /** The lowest score of a face that is taken although it is unsure. */
  private static final double LOWEST_UNSURE_SCORE = 0.02;

  /** The width of a wide chip's rim as a share of the chip's side. */
  private static final double RIM = 1 / 6.0;

  public CutConfig {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /**
   * Returns the detection for pictures of one known person: faces from 40 px, and one score
   * threshold with and without the mesh. The training data and all figures rest on it, so it does
   * not follow the product's own.
   */
  public static DetectionConfig detectionDefaults() {
    return DetectionConfig.defaults().withMinFacePx(40).withScoreThreshold(0.25);
  }

  /** Returns the same, taking unsure faces. */
  public CutConfig withUnsureFaces() {
    return new CutConfig(cache, detection, true, threads);
  }

  /** Returns the wide chips that are stored for a template. */
  public static WideChip wide(ChipTemplate template) {
    return new WideChip(template, (int) Math.round(RIM * template.sidePx()));
  }

  /** Creates the extraction of wide chips of a template. */
  public FaceExtraction extraction(ChipTemplate template) {
    return new FaceExtraction(cache.resolve("faces"), () -> newCutter(template), threads);
  }

  /** Creates a cutter for the calling thread, which closes it. */
  public FaceCutter newCutter(ChipTemplate template) {
    Optional<DetectionConfig> lastResort =
        unsureFaces
            ? Optional.of(detection.withScoreThreshold(LOWEST_UNSURE_SCORE))
            : Optional.empty();
    return new AligningFaceCutter(
        FaceDetectors.open(detection),
        lastResort.map(FaceDetectors::open),
        wide(template),
        String.format(Locale.ROOT, "%08x", List.of(detection, lastResort).hashCode()));
  }
}
