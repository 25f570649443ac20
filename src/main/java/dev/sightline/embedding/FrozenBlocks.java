package dev.sightline.embedding;

import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.inference.OnnxGraph;
import dev.sightline.inference.OnnxNetwork;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The frozen blocks of a mobile network or an ensemble, run by ONNX Runtime. Their output for a
 * picture never changes, so training computes it once. Thread-safe.
 */
public final class FrozenBlocks implements AutoCloseable {
  private final OnnxNetwork network;
  private final int sidePx;

  private FrozenBlocks(OnnxNetwork network, int sidePx) {
    this.network = network;
    this.sidePx = sidePx;
  }

  /**
   * Loads the blocks.
   *
   * @param frozenStages stages ({@code plane28}) or blocks ({@code plane28_1})
   * @return empty if there are none, or the network's graph for training contains its frozen layers
   */
  public static Optional<FrozenBlocks> of(NetworkWeights weights, Set<String> frozenStages) {
    FrozenPart frozen = FrozenPart.of(weights.network(), frozenStages);
    if (frozen.layers().isEmpty()) {
      return Optional.empty();
    }
    Optional<OnnxGraph> graph =
        weights
            .network()
            .fold(
                residual -> Optional.empty(),
                mobile -> Optional.of(NetworkOnnx.ofFrozen(weights, mobile, frozen)),
                ensemble -> Optional.of(NetworkOnnx.ofFrozen(weights, ensemble, frozen)));
    return graph.map(
        blocks ->
            new FrozenBlocks(
                OnnxNetwork.load(blocks.toBytes(Map.of())), weights.network().inputSidePx()));
  }

  /**
   * Computes the output of the last block.
   *
   * @param pixels row-major {@code [batch, 3, side, side]}, preprocessed
   * @return row-major {@code [batch, channels, side, side]}
   */
  public float[] compute(float[] pixels, int batch) {
    return ForwardPass.of(network, sidePx).compute(pixels, batch);
  }

  @Override
  public void close() {
    network.close();
  }
}
