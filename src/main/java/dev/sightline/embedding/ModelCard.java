package dev.sightline.embedding;

import java.util.Objects;
import java.util.SortedMap;

/**
 * What is known of a model beside the numbers it computes with; changing it leaves the {@link
 * ModelId} and every embedding as they are.
 *
 * @param provenance how the weights came about
 * @param evaluation figures by protocol and name, e.g. {@code lfw.accuracy}
 * @param calibrations what its similarities mean
 * @param licence terms of weights and training data, in words
 */
public record ModelCard(
    Provenance provenance,
    SortedMap<String, Double> evaluation,
    Calibrations calibrations,
    String licence) {

  public ModelCard {
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(calibrations, "calibrations");
    Objects.requireNonNull(licence, "licence");
    evaluation = Provenance.sorted(evaluation);
  }

  /** A copy with other calibrations. */
  public ModelCard withCalibrations(Calibrations other) {
    return new ModelCard(provenance, evaluation, other, licence);
  }

  /** A copy with other evaluation figures. */
  public ModelCard withEvaluation(SortedMap<String, Double> other) {
    return new ModelCard(provenance, other, calibrations, licence);
  }
}
