package dev.sightline.embedding;

import dev.sightline.embedding.network.EnsembleNetwork;
import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.MobileConvolution;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkDescription;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;

/**
 * The DL4J layers of a {@link MobileNetwork} or an ensemble. A PReLU is a layer of its own.
 *
 * <p>Frozen blocks are not in the graph. Its input is their output, see {@link FrozenBlocks}.
 */
record MobileLayers(GraphBuilder builder) {
  /** The end of the name of a PReLU's layer, which is also that of its parameter. */
  static final String SLOPE = "/slope";

  /** Adds the layers after the frozen blocks and returns the whole. */
  ComputationGraphConfiguration trained(MobileNetwork network, FrozenPart frozen) {
    String output =
        add(network, network.blocks(), frozen, NetworkGraph.INPUT, NetworkDescription.OUTPUT_LAYER);
    return builder.setOutputs(output).build();
  }

  /**
   * Adds those of all members and returns the whole. The channels of the input are those that the
   * members' frozen blocks put out, one member after another.
   */
  ComputationGraphConfiguration trained(EnsembleNetwork ensemble, FrozenPart frozen) {
    List<MobileBlock> last = ensemble.lastFrozen(frozen);
    List<String> units = new ArrayList<>();
    int channel = 0;
    for (int i = 0; i < ensemble.members().size(); i++) {
      MobileNetwork member = ensemble.members().get(i);
      String prefix = EnsembleNetwork.prefix(member);
      String input = NetworkGraph.INPUT;
      if (!last.isEmpty()) {
        input = prefix + "frozen";
        int end = channel + last.get(i).outputs();
        builder.addVertex(input, new SubsetVertex(channel, end - 1), NetworkGraph.INPUT);
        channel = end;
      }
      String fc = prefix + NetworkDescription.OUTPUT_LAYER;
      String output = add(member, EnsembleNetwork.blocks(member), frozen, input, fc);
      units.add(prefix + "unit");
      builder.addVertex(prefix + "unit", new L2NormalizeVertex(), output);
    }
    builder.addVertex("joined", new MergeVertex(), units.toArray(String[]::new));
    return builder.setOutputs("joined").build();
  }

  private String add(
      MobileNetwork network, List<MobileBlock> blocks, FrozenPart frozen, String input, String fc) {
    String last = input;
    for (MobileBlock block : blocks) {
      last = frozen.contains(block) ? last : add(block, last);
    }
    DenseLayer output =
        new DenseLayer.Builder()
            .nIn(network.headFilters())
            .nOut(network.dimension())
            .activation(Activation.IDENTITY)
            .build();
    builder.addLayer(
        fc, output, new CnnToFeedForwardPreProcessor(1, 1, network.headFilters()), last);
    return fc;
  }

  private String add(MobileBlock block, String input) {
    String last = input;
    for (MobileConvolution convolution : block.convolutions()) {
      last = convolve(convolution, last);
    }
    if (!block.residual()) {
      return last;
    }
    builder.addVertex(block.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), last, input);
    return block.name();
  }

  private String convolve(MobileConvolution convolution, String input) {
    String name = convolution.name();
    Layer layer =
        convolution.depthwise()
            ? new RecallingDepthwise(convolution)
            : RecallingConvolution.linear(convolution);
    builder.addLayer(name, layer, input);
    if (convolution.slope().isEmpty()) {
      return name;
    }
    builder.addLayer(name + SLOPE, new ChannelPRelu(convolution.outputs()), name);
    return name + SLOPE;
  }
}
