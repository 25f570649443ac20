package dev.sightline.matching;

import java.util.OptionalDouble;

/**
 * The threshold of one decision and why it is what it is.
 *
 * @param cosineSimilarity what a named face reaches; bigger is stricter
 * @param fpirTarget the false positive identification rate it was chosen for; empty if it is fixed
 * @param templates the gallery's size it was chosen for
 */
public record Threshold(float cosineSimilarity, OptionalDouble fpirTarget, int templates) {}
