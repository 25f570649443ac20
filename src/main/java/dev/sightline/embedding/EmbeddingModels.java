package dev.sightline.embedding;

import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.inference.OnnxGraph;
import dev.sightline.inference.OnnxNetwork;
import java.nio.file.Path;
import java.util.Map;

/** A factory of embedding models. */
public final class EmbeddingModels {

  private EmbeddingModels() {}

  /**
   * Opens the configured network. The caller closes it.
   *
   * @throws IllegalArgumentException if {@code embed.model} names an unusable ONNX file
   * @throws ModelBundle.UnreadableBundleException if it names a file that is not a bundle
   */
  public static EmbeddingModel open(EmbeddingConfig config) {
    return config.model().endsWith(OnnxFiles.SUFFIX)
        ? OnnxModelFile.open(Path.of(config.model()), config.mirror())
        : open(ModelBundles.named(config.model()), config);
  }

  /**
   * Opens a bundle that is already in memory. The caller closes it.
   *
   * @param config the engine and mirroring; its model is ignored
   */
  public static EmbeddingModel open(ModelBundle bundle, EmbeddingConfig config) {
    NetworkDescription network = bundle.network();
    Calibrations calibrations = bundle.card().calibrations();
    NetworkOutput output =
        new NetworkOutput(
            bundle.id(), bundle.preprocessing(), network.dimension(), config.mirror());
    int side = network.inputSidePx();
    return switch (config.engine()) {
      case DL4J -> {
        SharedGraph shared = new SharedGraph(bundle.weights());
        yield new LendingModel(
            output, calibrations, () -> new Dl4jForwardPass(shared.newGraph(), side), shared::free);
      }
      case ONNXRUNTIME -> {
        OnnxNetwork onnx = OnnxNetwork.load(runnable(bundle));
        yield new LendingModel(output, calibrations, () -> ForwardPass.of(onnx, side), onnx::close);
      }
    };
  }

  private static byte[] runnable(ModelBundle bundle) {
    OnnxGraph graph = OnnxGraph.forOnnxRuntime(bundle.network().name());
    return NetworkOnnx.of(bundle.weights(), graph).toBytes(Map.of());
  }
}
