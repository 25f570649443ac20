package dev.sightline.frames;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * One encoded picture of one camera.
 *
 * <p>The JPEG is shared, not copied: a source creates the frame once, and everything else only
 * reads it.
 */
public final class Frame {
  private final String camera;
  private final long sequence;
  private final Instant capturedAt;
  private final byte[] jpeg;

  /**
   * @param camera the camera's id, the key of every record that follows from this frame
   * @param sequence the number of the picture at its source, from 0, so that gaps are visible
   * @param capturedAt when the picture was taken
   * @param jpeg the encoded picture; the caller must not change it afterwards
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

  /** Returns the encoded bytes themselves, not a copy; the caller must not change them. */
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
