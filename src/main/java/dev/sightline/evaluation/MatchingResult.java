package dev.sightline.evaluation;

import dev.sightline.evaluation.IdentificationResult.Figure;
import java.util.List;

/**
 * The figures of the matcher on enrolled persons and strangers; as JSON, one object with these
 * names.
 *
 * @param model the id of the network
 * @param trials one entry per gallery size and target
 */
public record MatchingResult(String model, List<Trial> trials) {

  public MatchingResult {
    trials = List.copyOf(trials);
  }

  /**
   * One gallery and one setting of the matcher.
   *
   * @param persons the number of persons enrolled, with one picture each
   * @param fpirTarget {@code match.fpir}
   * @param threshold the cosine similarity that follows from target, calibration and gallery
   * @param strangers the number of strangers, one picture each
   * @param fpir the share of strangers who were named, with its 95 % interval
   * @param probes the number of other pictures of those enrolled, one each
   * @param named the share of probes that got the right name, with its 95 % interval
   * @param misnamed the number of probes that got a wrong name
   */
  public record Trial(
      int persons,
      double fpirTarget,
      double threshold,
      int strangers,
      Figure fpir,
      int probes,
      Figure named,
      long misnamed) {}
}
