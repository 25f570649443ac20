/**
 * Detection of the faces in an image and the measurement of their quality.
 *
 * <p>A {@link dev.sightline.detection.FaceDetector} is used by one thread at a time; everything it
 * returns is an immutable value in the pixel coordinates of the image it was given.
 */
package dev.sightline.detection;
