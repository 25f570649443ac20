package dev.sightline.evaluation;

/**
 * The figures of a detector on annotated images.
 *
 * @param recall the share of annotated faces that were found, in [0, 1]; 1 if there are none
 * @param precision the share of detections that are correct, in [0, 1]; 1 if there are none
 * @param images the number of images
 * @param faces the number of annotated faces
 * @param detections the number of detections
 * @param millisPerImage the mean wall-clock time of a detection, without decoding
 */
public record DetectionFigures(
    double recall,
    double precision,
    int images,
    int faces,
    int detections,
    double millisPerImage) {}
