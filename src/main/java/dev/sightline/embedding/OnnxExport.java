package dev.sightline.embedding;

import dev.sightline.inference.OnnxGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A writer of a bundle's network as ONNX (opset 13), for ONNX Runtime and other engines.
 *
 * <p>Input {@code chips}, {@code [batch, 3, side, side]}, preprocessed; output {@code embeddings},
 * {@code [batch, dimension]}, not normalised; batch is dynamic. The {@link OnnxProperties}, which
 * {@code embed.model} needs, and the calibrations are written beside the {@code .onnx} file.
 */
public final class OnnxExport {
  private OnnxExport() {}

  /**
   * Writes {@code x.onnx}, {@code x.properties} and, if the bundle is calibrated, {@code
   * x.calibration.json}.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(ModelBundle bundle, Path onnx) {
    OnnxFiles files = OnnxFiles.of(onnx);
    try {
      Files.write(onnx, toBytes(bundle));
      new OnnxProperties(
              bundle.network().name(), bundle.preprocessing(), bundle.network().dimension())
          .write(files.properties());
      if (!bundle.card().calibrations().equals(Calibrations.none())) {
        BundleFormat.JSON.writeValue(files.calibrations().toFile(), bundle.card().calibrations());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + onnx, e);
    }
  }

  /** Returns the bundle's network as the bytes of an ONNX file. */
  static byte[] toBytes(ModelBundle bundle) {
    return NetworkOnnx.of(bundle.weights(), OnnxGraph.forExchange(bundle.network().name()))
        .toBytes(Map.of("model-id", bundle.id().value()));
  }
}
