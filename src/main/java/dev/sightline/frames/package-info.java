/**
 * Where pictures come from and how they are held: the start of the flow.
 *
 * <p>{@link dev.sightline.frames.Frame} is an encoded picture with its camera and capture time;
 * {@link dev.sightline.frames.Image} is the only closable handle on decoded pixels, and OpenCV
 * stays behind it. Values are immutable and may cross threads; an {@code Image} belongs to the
 * thread that opened it.
 */
package dev.sightline.frames;
