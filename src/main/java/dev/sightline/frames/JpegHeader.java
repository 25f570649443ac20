package dev.sightline.frames;

/**
 * The facts a JPEG's header states before it is decoded.
 *
 * @param width columns as stored, before any EXIF rotation
 * @param height rows as stored
 * @param components 1 for grey, 3 for colour
 */
public record JpegHeader(int width, int height, int components) {

  /** Returns whether a decoded picture has the stated size, in either orientation. */
  boolean announces(int decodedWidth, int decodedHeight) {
    return (decodedWidth == width && decodedHeight == height)
        || (decodedWidth == height && decodedHeight == width);
  }
}
