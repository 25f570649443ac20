/**
 * Where pictures come from and how they are held: the start of the flow.
 *
 * <p>A {@link dev.sightline.frames.FrameSource} yields {@link dev.sightline.frames.Frame}s, encoded
 * pictures with their camera and capture time, which a {@link dev.sightline.frames.FrameFitter} has
 * brought within the caps; the {@link dev.sightline.frames.FrameGate} judges whatever arrives;
 * {@link dev.sightline.frames.Image} is the only closable handle on decoded pixels, and OpenCV
 * stays behind it. Values are immutable and may cross threads; an {@code Image} belongs to the
 * thread that opened it.
 */
package dev.sightline.frames;
