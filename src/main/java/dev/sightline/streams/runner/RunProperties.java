package dev.sightline.streams.runner;

import dev.sightline.streams.StageRange;
import dev.sightline.streams.TopologyConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties of Kafka Streams for frames: large records, so small buffers; one record after the
 * other, so no waiting for more.
 */
public final class RunProperties {
  /** The number of records that a partition keeps in memory; few, because frames are large. */
  private static final int BUFFERED_FRAMES = 16;

  private static final int SMALLEST_SEND_BUFFER = 32 << 20;

  /** How long the brokers may be away before a process gives up and ends. */
  private static final Duration OUTAGE = Duration.ofDays(7);

  private RunProperties() {}

  /**
   * Returns the properties.
   *
   * @param overrides the user's own properties, which replace those chosen here
   */
  public static Map<String, Object> of(
      RunConfig run, StageRange stages, TopologyConfig topology, Map<String, Object> overrides) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, run.applicationId() + "-" + stages);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, run.threads());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, run.guarantee().code());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, run.stateDirectory().toString());
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_FRAMES);
    properties.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, OUTAGE.toMillis());
    properties.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecordHandler.class);
    properties.put(RefusedRecordHandler.DEAD_LETTERS, topology.topics().deadLetters());
    if (run.guarantee() == ProcessingGuarantee.AT_LEAST_ONCE) {
      // The interval bounds the work that is repeated after a crash; Kafka's default of 30 seconds
      // is many frames.
      properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
      putProducer(properties, ProducerConfig.MAX_BLOCK_MS_CONFIG, OUTAGE.toMillis());
      putProducer(properties, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) OUTAGE.toMillis());
    }
    putConsumer(properties, topology.maxRecordBytes());
    putProducer(properties, topology.maxSentBytes());
    properties.putAll(overrides);
    return properties;
  }

  private static void putConsumer(Map<String, Object> properties, int maxRecordBytes) {
    putConsumer(properties, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BUFFERED_FRAMES);
    putConsumer(properties, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, maxRecordBytes);
    putConsumer(properties, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * maxRecordBytes);
    // The time after which another process takes over the frames of a dead one, and the health
    // names
    // it. A thread of its own sends the heartbeats, so a stage that is slow misses none.
    putConsumer(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    putConsumer(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
  }

  private static void putConsumer(Map<String, Object> properties, String key, Object value) {
    properties.put(StreamsConfig.consumerPrefix(key), value);
  }

  private static void putProducer(Map<String, Object> properties, int maxRecordBytes) {
    putProducer(properties, ProducerConfig.LINGER_MS_CONFIG, 0);
    putProducer(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes);
    putProducer(
        properties,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Math.max(SMALLEST_SEND_BUFFER, 2L * maxRecordBytes));
  }

  private static void putProducer(Map<String, Object> properties, String key, Object value) {
    properties.put(StreamsConfig.producerPrefix(key), value);
  }
}
