package dev.sightline.embedding.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a residual network, from which graph, parameters and ONNX export follow.
 *
 * <p>The family is that of dlib's face recognition network (King 2017, after He et al. 2015, <a
 * href="https://arxiv.org/abs/1512.03385">arXiv:1512.03385</a>): a 7×7 stem with stride 2 and a 3×3
 * max-pool, {@link ResidualBlock residual blocks} of two 3×3 convolutions, the average over the
 * remaining plane, and one fully connected layer without bias. There are no normalisation layers:
 * those of training are folded into the convolution before them.
 *
 * <p>Input {@code [batch, 3, inputSidePx, inputSidePx]}, RGB, NCHW, float32; output {@code [batch,
 * dimension]}, not normalised.
 *
 * @param name the architecture's name, the first part of a {@link ModelId}
 * @param inputSidePx the side of the square input in pixels
 * @param stemFilters the number of the stem's output channels
 * @param blocks the blocks in order of computation
 * @param dimension the length of the output
 */
public record ResidualNetwork(
    String name, int inputSidePx, int stemFilters, List<ResidualBlock> blocks, int dimension)
    implements NetworkDescription {

  /** The architecture of dlib: 29 convolutions, 5.6 million parameters, 150 px. */
  public static final ResidualNetwork RESNET_29 =
      likeDlib(
          "resnet29",
          150,
          List.of(
              same(32, 3),
              halved(64, 3),
              halved(128, 2),
              halved(256, 2),
              Stream.of(ResidualBlock.halving("conv256_down_out", 256))));

  /**
   * A smaller architecture: 13 convolutions, 1 million parameters, 96 px. It can be trained from
   * random weights.
   */
  public static final ResidualNetwork RESNET_13 =
      likeDlib("resnet13", 96, List.of(same(32, 1), halved(64, 1), halved(128, 2)));

  public ResidualNetwork {
    blocks = List.copyOf(blocks);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a network's name must not be blank");
    }
    if (blocks.isEmpty() || stemFilters < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "network %s needs blocks, filters and a dimension, found %d, %d and %d",
              name,
              blocks.size(),
              stemFilters,
              dimension));
    }
    requireRoom(name, inputSidePx, blocks);
  }

  private static ResidualNetwork likeDlib(
      String name, int inputSidePx, List<Stream<ResidualBlock>> stages) {
    List<ResidualBlock> blocks = stages.stream().flatMap(Function.identity()).toList();
    return new ResidualNetwork(name, inputSidePx, 32, blocks, 128);
  }

  /** Returns a halving block and {@code more} blocks that keep the sides. */
  private static Stream<ResidualBlock> halved(int filters, int more) {
    ResidualBlock first = ResidualBlock.halving("conv" + filters + "_down", filters);
    return Stream.concat(Stream.of(first), same(filters, more));
  }

  private static Stream<ResidualBlock> same(int filters, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> ResidualBlock.same("conv" + filters + "_" + i, filters));
  }

  private static void requireRoom(String name, int inputSidePx, List<ResidualBlock> blocks) {
    long halvings = 2 + blocks.stream().filter(ResidualBlock::halving).count();
    if (inputSidePx >> halvings < 2) {
      throw new IllegalArgumentException(
          "network "
              + name
              + " halves its input "
              + halvings
              + " times, too often for "
              + inputSidePx
              + " px");
    }
  }

  /**
   * Returns the network of that name, for training from random weights.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static ResidualNetwork named(String name) {
    List<ResidualNetwork> known = List.of(RESNET_29, RESNET_13);
    return known.stream()
        .filter(network -> network.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no network to train from random weights is called "
                        + name
                        + "; the networks are "
                        + known.stream().map(ResidualNetwork::name).toList()));
  }

  /** Returns the first convolution; a 3×3 max-pool with stride 2 follows it. */
  public Convolution stem() {
    return new Convolution("conv32_down", 3, stemFilters, 7, 2, 0);
  }

  /** Returns all convolutions in order of computation. */
  public List<Convolution> convolutions() {
    List<Convolution> convolutions = new ArrayList<>();
    convolutions.add(stem());
    int channels = stemFilters;
    for (ResidualBlock block : blocks) {
      convolutions.add(block.first(channels));
      convolutions.add(block.second());
      channels = block.filters();
    }
    return List.copyOf(convolutions);
  }

  /** Returns the number of channels that enter the fully connected layer. */
  public int outputChannels() {
    return blocks.get(blocks.size() - 1).filters();
  }

  @Override
  public <T> T fold(
      Function<ResidualNetwork, T> onResidual,
      Function<MobileNetwork, T> onMobile,
      Function<EnsembleNetwork, T> onEnsemble) {
    return onResidual.apply(this);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Convolution convolution : convolutions()) {
      parameters.add(convolution.weights());
      parameters.add(convolution.bias());
    }
    parameters.add(new Parameter(OUTPUT_LAYER + "/weights", List.of(outputChannels(), dimension)));
    return List.copyOf(parameters);
  }

  /**
   * Returns the side of the square plane after a block, in cells.
   *
   * @param block an index into {@link #blocks()}; −1 is the stem with its max-pool
   */
  public int sideAfter(int block) {
    int side = ((inputSidePx - 7) / 2 + 1 - 3) / 2 + 1;
    for (int i = 0; i <= block; i++) {
      side = blocks.get(i).sideAfter(side);
    }
    return side;
  }
}
