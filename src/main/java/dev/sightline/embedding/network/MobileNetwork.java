package dev.sightline.embedding.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sightline.embedding.network.MobileConvolution.Activation;
import dev.sightline.embedding.network.MobileConvolution.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a MobileFaceNet (Chen et al. 2018, <a
 * href="https://arxiv.org/abs/1804.07573">arXiv:1804.07573</a>): a 3×3 stem with stride 2 and its
 * depthwise convolution, {@link Bottleneck bottlenecks}, a 1×1 convolution, a depthwise one over
 * the whole remaining plane of 7×7, a linear 1×1 one, and a fully connected layer with bias. There
 * are no normalisation layers: those of training are folded into the convolutions.
 *
 * @param name the architecture's name
 * @param inputSidePx the side of the square input in pixels
 * @param stemFilters the number of the stem's output channels
 * @param bottlenecks the blocks in order of computation
 * @param headFilters the number of channels after the last 1×1 convolutions
 * @param dimension the length of the output
 * @param merged whether linear layers that follow each other are one: the stem has no 1×1
 *     convolution, and the fully connected layer follows the depthwise one of the head
 * @param symmetric whether convolutions with stride 2 have zeros on all sides
 */
public record MobileNetwork(
    String name,
    int inputSidePx,
    int stemFilters,
    List<Bottleneck> bottlenecks,
    int headFilters,
    int dimension,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean merged,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean symmetric)
    implements NetworkDescription {
  /** The side of the plane that the head's depthwise convolution covers. */
  static final int HEAD_SIDE = 7;

  /** The architecture of the start weights: 1.3 million parameters, 112 px. */
  public static final MobileNetwork MOBILE_FACE_NET =
      new MobileNetwork(
          "mobilefacenet",
          112,
          64,
          Stream.of(
                  stage("plane28", 64, 128, 128, 128, 128, 128),
                  stage("plane14", 128, 256, 256, 256, 256, 256, 256, 256),
                  stage("plane7", 128, 512, 256, 256))
              .flatMap(List::stream)
              .toList(),
          512,
          192,
          false,
          false);

  /**
   * {@link #MOBILE_FACE_NET}, merged. Its start weights put out vectors of 64 dimensions, so it has
   * no more.
   */
  static final MobileNetwork MERGED =
      new MobileNetwork(
          "mobilefacenet", 112, 64, MOBILE_FACE_NET.bottlenecks(), 512, 64, true, false);

  /**
   * A MobileFaceNet after InsightFace. In the start weights a tenth to two thirds of the channels
   * between its 1×1 convolutions are zero. They are left out, down to a multiple of 16, which is
   * what a core computes at once.
   */
  static final MobileNetwork PRUNED =
      new MobileNetwork(
          "faceplugin",
          112,
          48,
          Stream.of(
                  stage("plane28", 64, 128, 112, 112, 112, 96),
                  stage("plane14", 128, 256, 144, 112, 96, 96, 112, 112),
                  stage("plane7", 128, 464, 144, 112))
              .flatMap(List::stream)
              .toList(),
          512,
          128,
          true,
          true);

  public MobileNetwork {
    bottlenecks = List.copyOf(bottlenecks);
    if (name.isBlank() || stemFilters < 1 || headFilters < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "network '%s' needs a name, filters and a dimension, found %d, %d and %d",
              name,
              stemFilters,
              headFilters,
              dimension));
    }
    long halvings = 1 + bottlenecks.stream().filter(Bottleneck::halving).count();
    if (inputSidePx != HEAD_SIDE << halvings) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "network %s halves its input %d times and must end at %d px, so its input must have"
                  + " %d px, found %d",
              name,
              halvings,
              HEAD_SIDE,
              HEAD_SIDE << halvings,
              inputSidePx));
    }
  }

  /** Returns a halving block and others, which expand to these numbers of channels. */
  private static List<Bottleneck> stage(
      String name, int filters, int halvingExpanded, int... expanded) {
    return Stream.concat(
            Stream.of(new Bottleneck(name + "_down", halvingExpanded, filters, true)),
            IntStream.range(0, expanded.length)
                .mapToObj(i -> new Bottleneck(name + "_" + (i + 1), expanded[i], filters, false)))
        .toList();
  }

  /** Returns the same network with another length of its output. */
  MobileNetwork to(int otherDimension) {
    return new MobileNetwork(
        name,
        inputSidePx,
        stemFilters,
        bottlenecks,
        headFilters,
        otherDimension,
        merged,
        symmetric);
  }

  /** Returns all blocks in order of computation. */
  public List<MobileBlock> blocks() {
    List<MobileBlock> blocks = new ArrayList<>();
    int side = inputSidePx / 2;
    int channels = stemFilters;
    blocks.add(new MobileBlock("stem", stem(), false, side));
    for (Bottleneck bottleneck : bottlenecks) {
      side = bottleneck.halving() ? side / 2 : side;
      blocks.add(bottleneck.block(channels, side, symmetric));
      channels = bottleneck.filters();
    }
    blocks.add(new MobileBlock("head", head(channels), false, 1));
    return List.copyOf(blocks);
  }

  private List<MobileConvolution> stem() {
    List<MobileConvolution> stem = new ArrayList<>();
    stem.add(
        new MobileConvolution(
            "stem_conv", 3, stemFilters, new Window(3, 2, symmetric), false, Activation.PRELU));
    stem.add(MobileConvolution.depthwise("stem_depthwise", stemFilters, 3, 1, symmetric));
    if (!merged) {
      stem.add(
          MobileConvolution.pointwise("stem_project", stemFilters, stemFilters, Activation.LINEAR));
    }
    return stem;
  }

  private List<MobileConvolution> head(int inputs) {
    List<MobileConvolution> head = new ArrayList<>();
    head.add(MobileConvolution.pointwise("head_expand", inputs, headFilters, Activation.PRELU));
    head.add(MobileConvolution.depthwise("head_depthwise", headFilters, HEAD_SIDE, 1, symmetric));
    if (!merged) {
      head.add(
          MobileConvolution.pointwise("head_linear", headFilters, headFilters, Activation.LINEAR));
    }
    return head;
  }

  /** Returns all convolutions in order of computation. */
  public List<MobileConvolution> convolutions() {
    return blocks().stream().flatMap(block -> block.convolutions().stream()).toList();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    convolutions().forEach(convolution -> parameters.addAll(convolution.parameters()));
    parameters.add(new Parameter(OUTPUT_LAYER + "/weights", List.of(headFilters, dimension)));
    parameters.add(new Parameter(OUTPUT_LAYER + "/bias", List.of(dimension)));
    return List.copyOf(parameters);
  }

  @Override
  public <T> T fold(
      Function<ResidualNetwork, T> onResidual,
      Function<MobileNetwork, T> onMobile,
      Function<EnsembleNetwork, T> onEnsemble) {
    return onMobile.apply(this);
  }
}
