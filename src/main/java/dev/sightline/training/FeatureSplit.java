package dev.sightline.training;

/** The features of a training and of a validation set without a person in common. */
record FeatureSplit(FaceFeatures training, FaceFeatures validation) {}
