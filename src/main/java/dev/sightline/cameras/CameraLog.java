package dev.sightline.cameras;

import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicLog;
import dev.sightline.topics.TopicWriter;
import java.nio.charset.StandardCharsets;

/** The reader and writer of {@code sightline.cameras}. Belongs to one thread. */
public final class CameraLog implements AutoCloseable {
  private final CameraList cameras = new CameraList();
  private final TopicLog log;
  private final TopicWriter writer;

  /**
   * @throws dev.sightline.topics.MissingTopicException if there is no such topic
   */
  public CameraLog(KafkaClients clients, String topic) {
    this.writer = TopicWriter.failingFast(clients, topic);
    this.log = new TopicLog(clients, topic, cameras::clear);
  }

  /** Returns the cameras as the topic says now. */
  public CameraList read() {
    log.readToEnd(
        record -> {
          if (record.key() != null) {
            cameras.apply(new String(record.key(), StandardCharsets.UTF_8), record.value());
          }
        });
    return cameras;
  }

  /** Returns when Kafka has stored the camera. */
  void write(Camera camera) {
    writer.send(camera.id(), CameraCodec.write(camera));
    writer.commit();
  }

  /** Returns when Kafka has stored that the camera is removed. */
  void remove(String id) {
    writer.send(id, null);
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
    log.close();
  }
}
