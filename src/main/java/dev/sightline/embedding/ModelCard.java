package dev.sightline.embedding;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;

/**
 * The facts about a model that do not affect its embeddings; changing them leaves the {@link
 * ModelId} unchanged.
 *
 * @param provenance how the weights were made
 * @param evaluation figures by protocol and name, e.g. {@code lfw.accuracy}
 * @param calibrations the distributions of its similarities
 * @param licence the terms of weights and training data, in words
 */
public record ModelCard(
    Provenance provenance,
    SortedMap<String, Double> evaluation,
    Calibrations calibrations,
    String licence) {

  public ModelCard {
    requireNonNull(provenance, "provenance");
    requireNonNull(calibrations, "calibrations");
    requireNonNull(licence, "licence");
    evaluation = Provenance.sorted(evaluation);
  }

  /** Returns a copy with other calibrations. */
  public ModelCard withCalibrations(Calibrations other) {
    return new ModelCard(provenance, evaluation, other, licence);
  }

  /** Returns a copy with other evaluation figures. */
  public ModelCard withEvaluation(SortedMap<String, Double> other) {
    return new ModelCard(provenance, other, calibrations, licence);
  }
}
