package dev.sightline.evaluation;

/**
 * The result of a search of the gallery for one picture.
 *
 * @param person the person on the picture
 * @param topSimilarity the cosine similarity with the gallery's best person, in [−1, 1]
 * @param isBestRight whether that best person is the probe's; false for an impostor, who is not in
 *     the gallery
 */
public record ProbeResult(String person, double topSimilarity, boolean isBestRight) {}
