package dev.sightline.training.triplets;

import java.util.Arrays;
import java.util.Locale;

/** The ways to choose triplets, as {@code train.mining} names them. */
public enum Mining {
  /** For every anchor and positive any negative: soon nearly all satisfy the margin already. */
  RANDOM {
    @Override
    public TripletMiner miner(TripletLoss loss) {
      return new RandomMiner();
    }
  },
  /** For every anchor and positive the nearest negative beyond the positive (FaceNet). */
  SEMI_HARD {
    @Override
    public TripletMiner miner(TripletLoss loss) {
      return new SemiHardMiner();
    }
  },
  /** For every anchor the farthest positive and the nearest negative of the batch. */
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

  /** The name in configuration and on the command line, e.g. {@code semi-hard}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException if there is no such way
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
