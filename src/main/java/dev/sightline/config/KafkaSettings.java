package dev.sightline.config;

import java.util.HashMap;
import java.util.Map;

/**
 * What Kafka's own clients are given: {@code bootstrap.servers}, what was set under {@code kafka.}
 * for all of them, and what was set under each one's own prefix.
 */
public record KafkaSettings(
    Map<String, Object> consumer,
    Map<String, Object> producer,
    Map<String, Object> admin,
    Map<String, Object> streams) {

  public KafkaSettings {
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
    admin = Map.copyOf(admin);
    streams = Map.copyOf(streams);
  }

  static KafkaSettings of(String bootstrapServers, Map<String, String> values) {
    Map<String, Object> all = new HashMap<>(PassThrough.KAFKA.strip(values));
    all.put("bootstrap.servers", bootstrapServers);
    Map<String, Object> streams = new HashMap<>(all);
    prefixed(values, PassThrough.CONSUMER, streams);
    prefixed(values, PassThrough.PRODUCER, streams);
    prefixed(values, PassThrough.ADMIN, streams);
    streams.putAll(PassThrough.STREAMS.strip(values));
    return new KafkaSettings(
        with(all, PassThrough.CONSUMER, values),
        with(all, PassThrough.PRODUCER, values),
        with(all, PassThrough.ADMIN, values),
        streams);
  }

  private static Map<String, Object> with(
      Map<String, Object> all, PassThrough client, Map<String, String> values) {
    Map<String, Object> own = new HashMap<>(all);
    own.putAll(client.strip(values));
    return own;
  }

  /** Kafka Streams takes its clients' settings under the same prefixes. */
  private static void prefixed(
      Map<String, String> values, PassThrough client, Map<String, Object> streams) {
    values.forEach(
        (key, value) -> {
          if (key.startsWith(client.prefix())) {
            streams.put(key, value);
          }
        });
  }
}
