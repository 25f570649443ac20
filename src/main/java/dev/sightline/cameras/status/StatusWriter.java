package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.KafkaRequestException;
import dev.sightline.topics.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer of {@code sightline.camera-status}, which also compares this machine's clock with the
 * broker's. Belongs to one thread.
 */
final class StatusWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);

  /** The smallest difference of two clocks that is reported. */
  static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final TopicWriter writer;
  private final InstantSource clock;
  private Duration clockOff = Duration.ZERO;
  private boolean isFailing;

  /**
   * @throws dev.sightline.topics.MissingTopicException if there is no such topic
   */
  StatusWriter(KafkaClients clients, String topic, InstantSource clock) {
    this.writer = TopicWriter.failingFast(clients, topic);
    this.clock = clock;
  }

  /**
   * Writes statuses by camera; null removes a camera.
   *
   * @return whether Kafka has stored all of them
   */
  boolean write(Map<String, CameraStatus> statuses) {
    Instant before = clock.instant();
    try {
      statuses.forEach(
          (camera, status) ->
              writer.send(
                  camera, status == null ? null : RecordCodecs.cameraStatus().write(status)));
      long unused = writer.commit();
      compare(before, clock.instant());
      isFailing = false;
    } catch (KafkaRequestException e) {
      if (!isFailing) {
        LOG.warn("Kafka stores no status of cameras: {}", e.getMessage());
      }
      isFailing = true;
    }
    return !isFailing;
  }

  /** The broker's time lies between the two, unless a clock is wrong. */
  private void compare(Instant before, Instant after) {
    Instant stored = writer.stored();
    Duration ahead = Duration.between(stored, before);
    Duration behind = Duration.between(after, stored);
    clockOff =
        ahead.compareTo(TOLERANCE) >= 0
            ? ahead
            : behind.compareTo(TOLERANCE) >= 0 ? behind.negated() : Duration.ZERO;
  }

  /** Returns how far this machine's clock is ahead of the broker's; zero within a second. */
  Duration clockOff() {
    return clockOff;
  }

  @Override
  public void close() {
    writer.close();
  }
}
