package dev.sightline.cli.evaluation;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.LandmarkSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options for the detector of a command that works on pictures; the stream is configured
 * separately.
 */
final class DetectorOptions {
  private static final String YUNET = "yunet=";

  @Option(names = "--detector", paramLabel = "DETECTOR", defaultValue = DetectionConfig.BLAZEFACE)
  private String detector;

  @Option(names = "--landmarks", paramLabel = "SOURCE")
  private LandmarkSource landmarks = DetectionConfig.defaults().landmarks();

  @Option(names = "--min-face", paramLabel = "PX")
  private Double minFacePx;

  /**
   * Returns the configuration.
   *
   * @param usualMinFacePx the value if {@code --min-face} is not given
   */
  DetectionConfig config(double usualMinFacePx) {
    return DetectionConfig.defaults()
        .withModel(model())
        .withLandmarks(landmarks)
        .withMinFacePx(minFacePx == null ? usualMinFacePx : minFacePx);
  }

  private String model() {
    if (detector.startsWith(YUNET)) {
      return detector.substring(YUNET.length());
    }
    if (detector.equals(DetectionConfig.BLAZEFACE)) {
      return detector;
    }
    throw new TypeConversionException(
        "--detector must be blazeface or yunet=FILE.onnx, was '" + detector + "'");
  }
}
