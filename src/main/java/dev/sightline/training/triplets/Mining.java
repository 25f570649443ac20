package dev.sightline.training.triplets;

import java.util.Arrays;
import java.util.Locale;

/** The strategies for choosing triplets, as named by {@code train.mining}. */
public enum Mining {
  /** For every anchor and positive, any negative. Soon nearly all satisfy the margin already. */
  RANDOM {
    @Override
    public TripletMiner miner(TripletLoss loss) {
      return new RandomMiner();
    }
  },
  /** For every anchor and positive, the nearest negative beyond the positive (FaceNet). */
  SEMI_HARD {
    @Override
    public TripletMiner miner(TripletLoss loss) {
      return new SemiHardMiner();
    }
  },
  /** For every anchor, the farthest positive and the nearest negative of the batch. */
  HARD {
    @Override
    public TripletMiner miner(TripletLoss loss) {
      return new HardMiner();
    }
  },
  /** Every triplet of the batch that is active. */
  ALL {
    @Override
    public TripletMiner miner(TripletLoss loss) {
      return new AllActiveMiner(loss);
    }
  };

  public abstract TripletMiner miner(TripletLoss loss);

  /** Returns the name in configuration and on the command line, e.g. {@code semi-hard}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if there is no such mining
   */
  public static Mining parse(String key) {
    return Arrays.stream(values())
        .filter(mining -> mining.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "train.mining must be one of "
                        + Arrays.stream(values()).map(Mining::key).toList()
                        + ", was '"
                        + key
                        + "'"));
  }
}
