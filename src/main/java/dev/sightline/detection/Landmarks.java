package dev.sightline.detection;

/**
 * Four points of a face, in pixels. Right and left are the person's own: on an upright picture the
 * right eye is the one further left. All detectors place the points where BlazeFace does, because a
 * network depends on them. The mouth centre is that of the open or closed lips, a little below the
 * line of its corners.
 */
public record Landmarks(Point rightEye, Point leftEye, Point noseTip, Point mouthCentre) {}
