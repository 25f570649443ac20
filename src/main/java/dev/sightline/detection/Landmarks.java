package dev.sightline.detection;

/**
 * Four points of a face, in pixels. Right and left are the person's own: on an upright picture the
 * right eye is the one further left. A network reads where its detector puts them, so all detectors
 * put them where BlazeFace does: the mouth centre is that of the open or closed lips, somewhat
 * below the line of its corners.
 */
public record Landmarks(Point rightEye, Point leftEye, Point noseTip, Point mouthCentre) {}
