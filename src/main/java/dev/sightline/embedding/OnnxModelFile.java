package dev.sightline.embedding;

import dev.sightline.inference.OnnxNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network that a user supplies as an ONNX file with its {@link OnnxProperties}. */
final class OnnxModelFile {

  private OnnxModelFile() {}

  /**
   * Opens the model.
   *
   * @throws IllegalArgumentException if the model or a file beside it is missing or unusable, or
   *     the model has another dimension than its properties
   */
  static EmbeddingModel open(Path onnx, boolean mirror) {
    OnnxFiles files = OnnxFiles.of(onnx);
    try {
      OnnxProperties properties = OnnxProperties.read(files.properties());
      byte[] bytes = Files.readAllBytes(onnx);
      Calibrations calibrations =
          Files.exists(files.calibrations())
              ? BundleFormat.JSON.readValue(files.calibrations().toFile(), Calibrations.class)
              : Calibrations.none();
      NetworkOutput output =
          new NetworkOutput(
              BundleFormat.id(properties, bytes),
              properties.preprocessing(),
              properties.dimension(),
              mirror);
      return open(output, OnnxNetwork.load(bytes), calibrations);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read ONNX model " + onnx, e);
    }
  }

  private static EmbeddingModel open(
      NetworkOutput output, OnnxNetwork network, Calibrations calibrations) {
    int side = output.preprocessing().template().sidePx();
    try {
      requireFit(output, ForwardPass.of(network, side));
    } catch (IllegalArgumentException e) {
      network.close();
      throw e;
    }
    return new LendingModel(
        output, calibrations, () -> ForwardPass.of(network, side), network::close);
  }

  private static void requireFit(NetworkOutput output, ForwardPass network) {
    float[] blank = new float[output.preprocessing().inputSize()];
    int found;
    try {
      found = network.compute(blank, 1).length;
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "the ONNX model of " + output.id() + " does not take one input of [batch, 3, size, size]",
          e);
    }
    if (found != output.dimension()) {
      throw new IllegalArgumentException(
          "the ONNX model of "
              + output.id()
              + " puts out "
              + found
              + " numbers, its properties say dimension = "
              + output.dimension());
    }
  }
}
