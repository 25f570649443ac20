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
 * @param camera the record's key, see {@link CameraKey}
 * @param capturedAt the record's timestamp, from 1970 to the end of the year 9999
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
  /** The latest capture time: what is later would overflow time arithmetic somewhere. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final int MAX_TOPIC_LENGTH = 249;

  public FrameRef {
    CameraKey.requireValid(camera);
    requireNonNull(capturedAt, "capturedAt");
    if (topic.length() > MAX_TOPIC_LENGTH) {
      throw new IllegalArgumentException(
          "a topic's name has at most " + MAX_TOPIC_LENGTH + " characters, had " + topic.length());
    }
    if (capturedAt.isBefore(Instant.EPOCH) || capturedAt.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "a capture time must be from 1970 to " + LATEST + ", was " + capturedAt);
    }
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
