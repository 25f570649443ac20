package dev.sightline.events;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a frame lies in Kafka, and when and by which camera it was taken.
 *
 * @param topic the topic it was read from
 * @param partition at least 0
 * @param offset at least 0
 * @param camera the record's key
 * @param capturedAt the record's timestamp
 * @param width of the decoded picture, in pixels
 * @param height of the decoded picture, in pixels
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
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(capturedAt, "capturedAt");
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
   * The id of what follows from one of the frame's faces, e.g. {@code sightline.frames-0-1234-2}:
   * the same whenever and wherever the frame is processed.
   *
   * @param face its index in the frame
   */
  public String eventId(int face) {
    return String.format(Locale.ROOT, "%s-%d-%d-%d", topic, partition, offset, face);
  }
}
