package dev.sightline.detection;

/**
 * A face found in an image.
 *
 * <p>Whichever the detector, the box is a square about the face, from the middle of the forehead to
 * the chin and about from ear to ear, so that sizes compare: the eyes of a frontal face are about
 * 0.4 of its side apart. A detector whose boxes are no squares gives squares of the same centre and
 * area.
 *
 * @param box where, in pixels of that image
 * @param landmarks its points, in pixels of that image
 * @param score the detector's own score in [0, 1]; comparable only within one detector
 */
public record DetectedFace(Box box, Landmarks landmarks, float score) {}
