/**
 * Frames, the limits that they must keep, and the handles on their pixels.
 *
 * <p>A {@link dev.sightline.frames.FrameSource} yields {@link dev.sightline.frames.Frame}s: encoded
 * pictures with their camera and capture time, brought within the limits by a {@link
 * dev.sightline.frames.FrameFitter}. The {@link dev.sightline.frames.FrameGate} checks every frame
 * that arrives. {@link dev.sightline.frames.Image} is the only closable handle on decoded pixels;
 * OpenCV stays behind it. Values are immutable and may cross threads; an {@code Image} belongs to
 * the thread that opened it.
 */
package dev.sightline.frames;
