package dev.sightline.evaluation;

import dev.sightline.evaluation.IdentificationResult.Figure;
import java.util.List;

/**
 * Error rates by group; as JSON, one object with these names.
 *
 * @param model the id of the network
 * @param threshold the cosine similarity at or above which two faces count as one person
 * @param missed the number of pictures in which no face was found
 * @param groups one entry per group, the first all persons
 */
public record GroupResult(String model, double threshold, int missed, List<Group> groups) {

  public GroupResult {
    groups = List.copyOf(groups);
  }

  /**
   * The rates within a group. Both faces of a compared pair are of the group.
   *
   * @param property the property that the group has in common, e.g. {@code gender}
   * @param value its value
   * @param persons the number of persons
   * @param falseMatchRate the share of pairs of two persons that count as one person (FMR)
   * @param falseNonMatchRate the share of pairs of one person that do not (FNMR)
   */
  public record Group(
      String property,
      String value,
      int persons,
      Figure falseMatchRate,
      Figure falseNonMatchRate) {}
}
