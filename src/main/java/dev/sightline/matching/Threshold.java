package dev.sightline.matching;

import java.util.OptionalDouble;

/**
 * The threshold of one decision and what it follows from.
 *
 * @param cosineSimilarity the similarity that a named face reaches; a higher value is stricter
 * @param fpirTarget the false positive identification rate it was chosen for; empty if it is fixed
 * @param templates the gallery size it was chosen for
 */
public record Threshold(float cosineSimilarity, OptionalDouble fpirTarget, int templates) {}
