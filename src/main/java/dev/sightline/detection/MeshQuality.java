package dev.sightline.detection;

/**
 * The properties of a face that only its mesh shows.
 *
 * @param pitchDegrees the turn up, in [−90, 90]; about 0 is frontal, negative is down
 * @param eyeOpenness the distance of the lids over the width of the eye, mean of both eyes; closed
 *     eyes have about 0.1, open ones about 0.3
 * @param mouthOpenness the distance of the lips over the width of the mouth; 0 is closed
 */
public record MeshQuality(float pitchDegrees, float eyeOpenness, float mouthOpenness) {}
