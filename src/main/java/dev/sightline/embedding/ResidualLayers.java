package dev.sightline.embedding;

import dev.sightline.embedding.network.Convolution;
import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.ResidualBlock;
import dev.sightline.embedding.network.ResidualNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.nd4j.linalg.activations.Activation;

/** The DL4J layers of a {@link ResidualNetwork}. */
record ResidualLayers(GraphBuilder builder, FrozenPart frozen) {

  /** Adds the network's layers and returns the whole. */
  ComputationGraphConfiguration of(ResidualNetwork network) {
    convolve(network.stem(), RecallingConvolution.stem(network.stem()), NetworkGraph.INPUT);
    String last = pool("conv32_pool", SubsamplingLayer.PoolingType.MAX, 3, network.stem().name());
    int channels = network.stemFilters();
    for (ResidualBlock block : network.blocks()) {
      last = add(block, channels, last);
      channels = block.filters();
    }
    builder.addLayer(NetworkGraph.FEATURES, new GlobalPoolingLayer(PoolingType.AVG), last);
    DenseLayer output =
        new DenseLayer.Builder()
            .nIn(channels)
            .nOut(network.dimension())
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    builder.addLayer(NetworkDescription.OUTPUT_LAYER, output, NetworkGraph.FEATURES);
    return builder.setOutputs(NetworkDescription.OUTPUT_LAYER).build();
  }

  private String add(ResidualBlock block, int channels, String input) {
    Convolution first = block.first(channels);
    Convolution second = block.second();
    convolve(first, RecallingConvolution.rectified(first), input);
    convolve(second, RecallingConvolution.linear(second), first.name());
    String shortcut =
        block.halving()
            ? pool(block.name() + "/shortcut", SubsamplingLayer.PoolingType.AVG, 2, input)
            : input;
    builder.addVertex(block.name(), new ResidualSum(), second.name(), shortcut);
    return block.name();
  }

  private void convolve(Convolution convolution, Layer layer, String input) {
    builder.addLayer(
        convolution.name(),
        frozen.contains(convolution.name()) ? new FrozenLayer(layer) : layer,
        input);
  }

  private String pool(String name, SubsamplingLayer.PoolingType type, int kernel, String input) {
    builder.addLayer(
        name,
        new SubsamplingLayer.Builder(type).kernelSize(kernel, kernel).stride(2, 2).build(),
        input);
    return name;
  }
}
