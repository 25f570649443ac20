package dev.sightline.training.triplets;

/**
 * Three pictures of a batch, by their index in it: anchor and positive show one person, the
 * negative another.
 */
public record Triplet(int anchor, int positive, int negative) {}
