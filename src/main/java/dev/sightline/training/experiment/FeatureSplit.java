package dev.sightline.training.experiment;

import dev.sightline.training.FaceFeatures;

/** The features of a training and of a validation set without a person in common. */
record FeatureSplit(FaceFeatures training, FaceFeatures validation) {}
