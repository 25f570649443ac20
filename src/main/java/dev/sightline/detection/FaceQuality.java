package dev.sightline.detection;

/**
 * What makes a face easy or hard to recognise, each part on its own scale.
 *
 * @param sizePx the shorter side of the box, in pixels of the image
 * @param detectorScore in [0, 1]
 * @param sharpness variance of the Laplacian of the chip's grey values; 0 is flat, a sharp face has
 *     hundreds
 * @param brightness mean grey value of the chip, in [0, 255]
 * @param rollDegrees rotation of the eye line in the image plane, in (−180, 180]; 0 is upright
 * @param yawDegrees estimate of the turn to the side from the landmarks, in [−90, 90]; 0 is frontal
 */
public record FaceQuality(
    float sizePx,
    float detectorScore,
    float sharpness,
    float brightness,
    float rollDegrees,
    float yawDegrees) {}
