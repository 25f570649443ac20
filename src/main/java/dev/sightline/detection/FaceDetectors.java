package dev.sightline.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the configured detector. */
public final class FaceDetectors {

  private FaceDetectors() {}

  /**
   * A detector for the calling thread, to be closed by the caller.
   *
   * @throws IllegalArgumentException if {@code detect.model} names no readable network
   */
  public static FaceDetector open(DetectionConfig config) {
    if (config.model().equals(DetectionConfig.BLAZEFACE)) {
      return new BlazeFaceDetector(config);
    }
    Path file = Path.of(config.model());
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("detect.model names no file: " + file);
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
