package dev.sightline.detection;

/**
 * Four points of a face, in pixels. Right and left are the person's own: on an upright picture the
 * right eye is the one further left.
 */
public record Landmarks(Point rightEye, Point leftEye, Point noseTip, Point mouthCentre) {}
