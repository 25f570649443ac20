package dev.sightline.detection;

/**
 * A face found in an image.
 *
 * <p>For every detector the box is a square about the face, from the middle of the forehead to the
 * chin and about from ear to ear, so that sizes are comparable. The eyes of a frontal face are
 * about 0.4 of its side apart. Boxes of a detector that are not squares are replaced by squares of
 * the same centre and area.
 *
 * @param box the box, in pixels of that image
 * @param landmarks the landmarks, in pixels of that image
 * @param score the detector's own score in [0, 1]; comparable only within one detector
 */
public record DetectedFace(Box box, Landmarks landmarks, float score) {}
