package dev.sightline.embedding.network;

import static dev.sightline.embedding.network.ResidualBlock.halving;
import static dev.sightline.embedding.network.ResidualBlock.same;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A network small enough to be computed by hand, with every kind of block. */
public final class TinyNetwork {
  public static final ResidualNetwork DESCRIPTION =
      new ResidualNetwork(
          "tiny",
          40,
          4,
          List.of(same("conv4_1", 4), halving("conv8_down", 8), halving("conv8_down_out", 8)),
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
          5,
          false,
          false);

  /** An ensemble of that network and one whose zeros lie on all sides. */
  public static final EnsembleNetwork ENSEMBLE =
      new EnsembleNetwork(
          "tiny-ensemble",
          List.of(
              MOBILE, new MobileNetwork("second", 28, 6, MOBILE.bottlenecks(), 10, 4, true, true)));

  private TinyNetwork() {}

  public static NetworkWeights weights() {
    return HeInitialization.of(DESCRIPTION, 7);
  }

  /**
   * Returns weights of the mobile network. The slopes are near 1, because a difference across the
   * edge of a PReLU is no derivative.
   */
  public static NetworkWeights mobileWeights() {
    return almostLinear(MOBILE);
  }

  /** Returns weights of the ensemble, of the same kind. */
  public static NetworkWeights ensembleWeights() {
    return almostLinear(ENSEMBLE);
  }

  private static NetworkWeights almostLinear(NetworkDescription network) {
    NetworkWeights weights = HeInitialization.of(network, 4);
    for (Parameter parameter : network.parameters()) {
      if (parameter.name().endsWith("/slope")) {
        float[] slopes = new float[parameter.size()];
        Arrays.fill(slopes, 0.95f);
        weights = weights.with(parameter.name(), slopes);
      }
    }
    return weights;
  }

  /** Returns numbers from −0.5 to 0.5, the same for the same seed. */
  public static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
