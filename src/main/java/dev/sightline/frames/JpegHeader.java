package dev.sightline.frames;

/**
 * What a JPEG says of itself before it is decoded.
 *
 * @param width columns as stored, before any EXIF rotation
 * @param height rows as stored
 * @param components 1 for grey, 3 for colour
 */
public record JpegHeader(int width, int height, int components) {}
