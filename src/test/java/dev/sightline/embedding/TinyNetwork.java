package dev.sightline.embedding;

import java.util.List;

/** A network small enough to be computed by hand, with every kind of block. */
final class TinyNetwork {
  static final NetworkDescription DESCRIPTION =
      new NetworkDescription(
          "tiny",
          40,
          4,
          List.of(
              ResidualBlock.same("conv4_1", 4),
              ResidualBlock.halving("conv8_down", 8),
              ResidualBlock.halving("conv8_down_out", 8)),
          8);

  private TinyNetwork() {}

  static NetworkWeights weights() {
    return HeInitialization.of(DESCRIPTION, 7);
  }
}
