package dev.sightline.training;

import dev.sightline.training.triplets.TripletFigures;

/**
 * The figures of training between two validations.
 *
 * @param step the number of steps done so far
 * @param epoch the number of epochs done so far, with fraction
 * @param triplets the triplets offered since the last validation
 * @param pullDistance the mean squared distance to the pull's targets; 0 without a pull
 * @param validation the figures of the weights, or of their average if one is kept
 * @param imagesPerSecond the speed of training, without the validation
 */
public record EpochFigures(
    int step,
    double epoch,
    TripletFigures triplets,
    double pullDistance,
    ValidationFigures validation,
    double imagesPerSecond) {}
