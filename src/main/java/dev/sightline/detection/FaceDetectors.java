package dev.sightline.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A factory of the configured detector. */
public final class FaceDetectors {

  private FaceDetectors() {}

  /**
   * Opens a detector for the calling thread, which closes it.
   *
   * @throws IllegalArgumentException if {@code detect.model} names no readable network
   */
  public static FaceDetector open(DetectionConfig config) {
    FaceDetector detector = detector(config);
    return switch (config.landmarks()) {
      case MESH -> new MeshedFaceDetector(detector, config);
      case DETECTOR -> detector;
    };
  }

  private static FaceDetector detector(DetectionConfig config) {
    if (config.model().equals(DetectionConfig.BLAZEFACE)) {
      return new BlazeFaceDetector(config);
    }
    Path file = Path.of(config.model());
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("detect.model names a file that does not exist: " + file);
    }
    return new YuNetDetector(bytes(file), config);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read detect.model " + file, e);
    }
  }
}
