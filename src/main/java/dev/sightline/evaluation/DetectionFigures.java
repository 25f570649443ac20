package dev.sightline.evaluation;

/**
 * What a detector did on annotated images.
 *
 * @param recall found faces of all annotated ones, in [0, 1]; 1 if there are none
 * @param precision right detections of all, in [0, 1]; 1 if there are none
 * @param images images looked at
 * @param faces annotated faces
 * @param millisPerImage mean wall-clock time of a detection, decoding left out
 */
public record DetectionFigures(
    double recall, double precision, int images, int faces, double millisPerImage) {}
