package dev.sightline.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;

/**
 * A reference to a frame: its position in Kafka, its camera and its capture time.
 *
 * @param topic the topic it was read from
 * @param partition the partition, at least 0
 * @param offset the offset, at least 0
 * @param camera the record's key
 * @param capturedAt the record's timestamp
 * @param width the width of the decoded picture, in pixels
 * @param height the height of the decoded picture, in pixels
 */
public record FrameRef(
    String topic,
    int partition,
    long offset,
    String camera,
    Instant capturedAt,
    int width,
    int height) {

  public FrameRef {
    requireNonNull(topic, "topic");
    requireNonNull(camera, "camera");
    requireNonNull(capturedAt, "capturedAt");
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "partition and offset must be at least 0, were " + partition + " and " + offset);
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a frame needs a positive size, found " + width + " x " + height);
    }
  }

  /**
   * Returns the id of the event about one of the frame's faces, e.g. {@code
   * sightline.frames-0-1234-2}: the same in every run.
   *
   * @param face the face's index in the frame
   */
  public String eventId(int face) {
    return String.format(Locale.ROOT, "%s-%d-%d-%d", topic, partition, offset, face);
  }
}
