package dev.sightline.training;

import dev.sightline.training.triplets.TripletFigures;

/**
 * What happened between two validations.
 *
 * @param step steps done so far
 * @param epoch epochs done so far, in parts
 * @param triplets those offered since the last validation
 * @param pullDistance mean squared distance to the pull's targets; 0 without a pull
 * @param validation of the weights, or of their average if one is kept
 * @param imagesPerSecond in training, the validation left out
 */
public record EpochFigures(
    int step,
    double epoch,
    TripletFigures triplets,
    double pullDistance,
    ValidationFigures validation,
    double imagesPerSecond) {}
