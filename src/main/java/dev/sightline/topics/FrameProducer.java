package dev.sightline.topics;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.tracing.RecordSpan;
import dev.sightline.tracing.TraceContext;
import dev.sightline.tracing.TracedRecord;
import dev.sightline.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A producer of frames as records: the JPEG as value, the camera's id as key, the capture time as
 * timestamp. Each frame begins a trace. Thread-safe.
 */
final class FrameProducer implements AutoCloseable {
  /** How long a frame of {@link #leased} may take, from the call until Kafka has it. */
  static final Duration LEASED_DELIVERY = Duration.ofSeconds(4);

  /** A live frame that Kafka did not accept in this time is useless. */
  private static final Duration DELIVERY = Duration.ofSeconds(10);

  private final KafkaClients clients;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Tracing tracing;

  private FrameProducer(
      KafkaClients clients, Producer<byte[], byte[]> producer, String topic, Tracing tracing) {
    this.clients = clients;
    this.producer = producer;
    this.topic = topic;
    this.tracing = tracing;
  }

  /**
   * @param clients the factory of clients, whose configured settings override those chosen for
   *     frames
   * @param topic the topic of the frames
   * @param caps the limits of a frame, after which buffers are sized
   * @param tracing the factory of spans
   */
  static FrameProducer open(KafkaClients clients, String topic, FrameConfig caps, Tracing tracing) {
    return new FrameProducer(
        clients, producer(clients, caps, timeouts(DELIVERY, DELIVERY), Map.of()), topic, tracing);
  }

  /**
   * Opens a producer whose frames are delivered or given up within {@link #LEASED_DELIVERY}.
   * Parameters as of {@link #open}.
   */
  static FrameProducer leased(
      KafkaClients clients, String topic, FrameConfig caps, Tracing tracing) {
    Duration block = LEASED_DELIVERY.dividedBy(4);
    Map<String, Object> timeouts = timeouts(block, LEASED_DELIVERY.minus(block));
    return new FrameProducer(clients, producer(clients, caps, Map.of(), timeouts), topic, tracing);
  }

  private static Producer<byte[], byte[]> producer(
      KafkaClients clients,
      FrameConfig caps,
      Map<String, Object> defaults,
      Map<String, Object> required) {
    Map<String, Object> all = new HashMap<>(defaults);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicsConfig.maxRecordBytes(caps.maxBytes()));
    return clients.producer(all, required);
  }

  /**
   * @param block how long a call may wait before its frame is in the producer
   * @param delivery how long the frame may take from there
   */
  private static Map<String, Object> timeouts(Duration block, Duration delivery) {
    return Map.of(
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        (int) block.toMillis(),
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) delivery.toMillis() / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        (int) delivery.toMillis());
  }

  String topic() {
    return topic;
  }

  /**
   * Asks Kafka for the topic, unless it is known to exist.
   *
   * @throws KafkaRequestException if there is no such topic, or Kafka does not answer
   */
  void requireTopic() {
    clients.requireTopic(topic);
  }

  /**
   * Sends the frame.
   *
   * @param answered receives Kafka's answer, on a thread of the producer; not called if this throws
   * @throws KafkaRequestException if there is no topic, or Kafka does not answer
   */
  void send(Frame frame, Callback answered) {
    requireTopic();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            null,
            frame.capturedAt().toEpochMilli(),
            frame.camera().getBytes(StandardCharsets.UTF_8),
            frame.jpeg());
    RecordSpan span =
        tracing.send(TracedRecord.outgoing(topic, frame.camera()), TraceContext.none(), List.of());
    span.context()
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      var unused =
          producer.send(
              record,
              (metadata, failure) -> {
                end(span, metadata, failure);
                answered.onCompletion(metadata, failure);
              });
    } catch (RuntimeException e) {
      end(span, null, e);
      throw e;
    }
  }

  private static void end(RecordSpan span, RecordMetadata metadata, Exception failure) {
    if (failure == null) {
      span.stored(new TracedRecord.Place(metadata.partition(), metadata.offset()));
    } else {
      span.failed(failure.getClass().getName());
    }
    span.end();
  }

  /** Waits for the frames in flight. */
  @Override
  public void close() {
    producer.close();
  }
}
