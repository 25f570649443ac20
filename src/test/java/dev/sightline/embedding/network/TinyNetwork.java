package dev.sightline.embedding.network;

import java.util.List;

/** A network small enough to be computed by hand, with every kind of block. */
public final class TinyNetwork {
  public static final ResidualNetwork DESCRIPTION =
      new ResidualNetwork(
          "tiny",
          40,
          4,
          List.of(
              ResidualBlock.same("conv4_1", 4),
              ResidualBlock.halving("conv8_down", 8),
              ResidualBlock.halving("conv8_down_out", 8)),
          8);

  /** A mobile network: a halving bottleneck, one that adds its input, and one that cannot. */
  public static final MobileNetwork MOBILE =
      new MobileNetwork(
          "tiny-mobile",
          28,
          4,
          List.of(
              new Bottleneck("plane7_down", 8, 6, true),
              new Bottleneck("plane7_1", 6, 6, false),
              new Bottleneck("plane7_2", 6, 8, false)),
          10,
          5);

  private TinyNetwork() {}

  public static NetworkWeights weights() {
    return HeInitialization.of(DESCRIPTION, 7);
  }
}
