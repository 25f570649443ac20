package dev.sightline.evaluation;

import java.util.List;

/**
 * The figures of open-set identification; as JSON, one object with these names.
 *
 * @param model id of the network
 * @param impostors pictures of persons who are in no gallery
 * @param galleries one for each gallery size
 */
public record IdentificationResult(String model, int impostors, List<Gallery> galleries) {

  public IdentificationResult {
    galleries = List.copyOf(galleries);
  }

  /**
   * One gallery size.
   *
   * @param persons enrolled, with one picture each
   * @param probes other pictures of those persons
   * @param rankOneRate probes whose best person is the right one
   * @param fnirAtFpir1e2 probes not rightly named when 1 % of impostors are named
   * @param fnirAtFpir3e3 when 0.3 % are
   * @param thresholdAtFpir1e2 the cosine similarity that holds it to 1 %
   * @param thresholdAtFpir3e3 the cosine similarity that holds it to 0.3 %
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
   * A figure with its 95 % interval, from resampling persons.
   *
   * @param lower 2.5th percentile
   * @param upper 97.5th percentile
   */
  public record Figure(double value, double lower, double upper) {}
}
