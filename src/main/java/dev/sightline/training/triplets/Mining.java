package dev.sightline.training.triplets;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** The strategies for choosing triplets, as named by {@code train.mining}. */
public enum Mining {
  /** For every anchor and positive, any negative. Soon nearly all satisfy the margin already. */
  RANDOM(loss -> new RandomMiner()),
  /** For every anchor and positive, the nearest negative beyond the positive (FaceNet). */
  SEMI_HARD(loss -> new SemiHardMiner()),
  /** For every anchor, the farthest positive and the nearest negative of the batch. */
  HARD(loss -> new HardMiner()),
  /** Every triplet of the batch that is active. */
  ALL(AllActiveMiner::new);

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
  private final Function<TripletLoss, TripletMiner> miner;

  Mining(Function<TripletLoss, TripletMiner> miner) {
    this.miner = miner;
  }

  public TripletMiner miner(TripletLoss loss) {
    return miner.apply(loss);
  }

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
