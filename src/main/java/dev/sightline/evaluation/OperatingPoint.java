package dev.sightline.evaluation;

/**
 * The rates at one threshold.
 *
 * @param threshold the cosine similarity at or above which a pair is accepted
 * @param falseAcceptRate the fraction of impostor pairs accepted, in [0, 1]
 * @param validationRate the fraction of genuine pairs accepted (VAL), in [0, 1]
 */
public record OperatingPoint(double threshold, double falseAcceptRate, double validationRate) {}
