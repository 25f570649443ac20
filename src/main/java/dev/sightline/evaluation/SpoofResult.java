package dev.sightline.evaluation;

import dev.sightline.evaluation.IdentificationResult.Figure;
import java.util.List;

/**
 * The errors of the network against presentation attacks, one picture at a time, in the terms of
 * ISO/IEC 30107-3; as JSON, one object with these names.
 *
 * @param threshold the score below which a face counts as an attack
 * @param chosen whether the threshold was chosen on the training split, where both errors are equal
 * @param training the equal error rate on the training split
 * @param genuine the genuine presentations: the share taken for attacks (BPCER)
 * @param attacks one entry per kind of attack: the share taken for genuine (APCER)
 * @param missed the number of pictures without a face that is large enough
 */
public record SpoofResult(
    double threshold,
    boolean chosen,
    double training,
    Kind genuine,
    List<Kind> attacks,
    int missed) {

  public SpoofResult {
    attacks = List.copyOf(attacks);
  }

  /**
   * The presentations of one kind.
   *
   * @param name the kind, e.g. {@code print photo}
   * @param pictures the number of pictures with a score
   * @param errorRate the share decided wrongly, with its 95 % interval
   */
  public record Kind(String name, int pictures, Figure errorRate) {}
}
