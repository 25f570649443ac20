package dev.sightline.embedding;

import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.MobileConvolution;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkDescription;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;

/**
 * The DL4J layers of a {@link MobileNetwork}. A PReLU is a layer of its own.
 *
 * <p>Frozen blocks are not in the graph. Its input is their output, see {@link FrozenBlocks}.
 */
record MobileLayers(GraphBuilder builder) {
  /** The end of the name of a PReLU's layer, which is also that of its parameter. */
  static final String SLOPE = "/slope";

  /** Adds the layers after the frozen blocks and returns the whole. */
  ComputationGraphConfiguration trained(MobileNetwork network, FrozenPart frozen) {
    String last = NetworkGraph.INPUT;
    for (MobileBlock block : network.blocks()) {
      last = frozen.contains(block) ? last : add(block, last);
    }
    DenseLayer output =
        new DenseLayer.Builder()
            .nIn(network.headFilters())
            .nOut(network.dimension())
            .activation(Activation.IDENTITY)
            .build();
    builder.addLayer(
        NetworkDescription.OUTPUT_LAYER,
        output,
        new CnnToFeedForwardPreProcessor(1, 1, network.headFilters()),
        last);
    return builder.setOutputs(NetworkDescription.OUTPUT_LAYER).build();
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
