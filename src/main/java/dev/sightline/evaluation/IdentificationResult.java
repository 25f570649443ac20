package dev.sightline.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * The figures of open-set identification; as JSON, one object with these names.
 *
 * @param model the id of the network
 * @param impostors the number of pictures of persons who are in no gallery
 * @param galleries one entry per gallery size
 */
public record IdentificationResult(String model, int impostors, List<Gallery> galleries) {

  public IdentificationResult {
    galleries = List.copyOf(galleries);
  }

  /**
   * The figures of one gallery size.
   *
   * @param persons the number of persons enrolled, with one picture each
   * @param probes the number of other pictures of those persons
   * @param rankOneRate the share of probes whose best person is the right one
   * @param fnirAtFpir1e2 the share of probes without the right name when 1 % of impostors are named
   * @param fnirAtFpir3e3 the share when 0.3 % are
   * @param thresholdAtFpir1e2 the cosine similarity at which 1 % of impostors are named
   * @param thresholdAtFpir3e3 the cosine similarity at which 0.3 % are
   */
  public record Gallery(
      int persons,
      int probes,
      Figure rankOneRate,
      Figure fnirAtFpir1e2,
      Figure fnirAtFpir3e3,
      double thresholdAtFpir1e2,
      double thresholdAtFpir3e3) {}

  /**
   * A figure with its 95 % interval.
   *
   * @param lower the 2.5th percentile
   * @param upper the 97.5th percentile
   */
  public record Figure(double value, double lower, double upper) {

    /** Returns the figure in per cent, e.g. {@code 0.30 % [0.10, 0.88]}. */
    public String percent() {
      return String.format(
          Locale.ROOT, "%.2f %% [%.2f, %.2f]", 100 * value, 100 * lower, 100 * upper);
    }
  }
}
