package dev.sightline.detection;

/**
 * A point in pixels: x grows to the right, y downwards, (0, 0) is the top left corner's outer edge.
 */
public record Point(float x, float y) {}
