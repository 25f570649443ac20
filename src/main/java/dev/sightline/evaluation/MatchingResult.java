package dev.sightline.evaluation;

import dev.sightline.evaluation.IdentificationResult.Figure;
import java.util.List;

/**
 * What the matcher does with people it knows and with strangers; as JSON, one object with these
 * names.
 *
 * @param model id of the network
 * @param trials one for each gallery size and target
 */
public record MatchingResult(String model, List<Trial> trials) {

  public MatchingResult {
    trials = List.copyOf(trials);
  }

  /**
   * One gallery and one setting of the matcher.
   *
   * @param persons enrolled, with one picture each
   * @param fpirTarget {@code match.fpir}
   * @param threshold the cosine similarity that follows from target, calibration and gallery
   * @param strangers who are not enrolled, a picture each
   * @param fpir the share of strangers who were named, with its 95 % interval
   * @param probes other pictures of those enrolled, one each
   * @param named the share of them that got the right name, with its 95 % interval
   * @param misnamed how many of them got a wrong one
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
