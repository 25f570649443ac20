package dev.sightline.detection;

/**
 * A face found in an image.
 *
 * @param box where, in pixels of that image
 * @param landmarks its points, in pixels of that image
 * @param score the detector's own score in [0, 1]; comparable only within one detector
 */
public record DetectedFace(Box box, Landmarks landmarks, float score) {}
