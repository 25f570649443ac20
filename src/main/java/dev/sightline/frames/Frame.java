package dev.sightline.frames;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * One encoded picture of one camera.
 *
 * <p>The JPEG is shared, not copied: a frame is made once, at a source, and only read afterwards.
 */
public final class Frame {
  private final String camera;
  private final long sequence;
  private final Instant capturedAt;
  private final byte[] jpeg;

  /**
   * @param camera the camera's id, the key of every record that follows from this frame
   * @param sequence counts the frames of a source from 0, so that gaps show
   * @param capturedAt when the picture was taken
   * @param jpeg the encoded picture, handed over
   */
  public Frame(String camera, long sequence, Instant capturedAt, byte[] jpeg) {
    this.camera = Objects.requireNonNull(camera, "camera");
    this.sequence = sequence;
    this.capturedAt = Objects.requireNonNull(capturedAt, "capturedAt");
    this.jpeg = Objects.requireNonNull(jpeg, "jpeg");
  }

  public String camera() {
    return camera;
  }

  public long sequence() {
    return sequence;
  }

  public Instant capturedAt() {
    return capturedAt;
  }

  /** The encoded bytes themselves, not a copy; the caller only reads. */
  public byte[] jpeg() {
    return jpeg;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Frame[camera=%s, sequence=%d, capturedAt=%s, %d bytes]",
        camera,
        sequence,
        capturedAt,
        jpeg.length);
  }
}
