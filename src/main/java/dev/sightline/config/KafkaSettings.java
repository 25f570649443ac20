package dev.sightline.config;

import dev.sightline.topics.KafkaClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of Kafka's own clients: {@code bootstrap.servers}, those set under {@code kafka.}
 * for all clients, and those set under each client's prefix.
 *
 * @param clients the factory of Sightline's own clients, with the first three
 * @param streams the properties of Kafka Streams, which passes on those of its clients
 */
public record KafkaSettings(
    Map<String, Object> consumer,
    Map<String, Object> producer,
    Map<String, Object> admin,
    Map<String, Object> streams,
    KafkaClients clients) {
  private static final String ALL = "kafka.";

  /** The prefixes that Kafka Streams itself interprets. */
  private static final List<String> OF_STREAMS =
      List.of(
          "producer.",
          "consumer.",
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "admin.");

  public KafkaSettings {
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
    admin = Map.copyOf(admin);
    streams = Map.copyOf(streams);
  }

  /** Returns whether a setting is passed through to Kafka's clients. */
  static boolean passesThrough(String key) {
    return key.startsWith(ALL)
        || key.startsWith("streams.")
        || OF_STREAMS.stream().anyMatch(key::startsWith);
  }

  static KafkaSettings of(String bootstrapServers, Map<String, Setting> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("bootstrap.servers", bootstrapServers);
    putStripped(ALL, settings, all);
    Map<String, Object> streams = with("streams.", settings, all);
    for (Setting setting : settings.values()) {
      if (OF_STREAMS.stream().anyMatch(setting.key()::startsWith)) {
        streams.put(setting.key(), setting.value());
      }
    }
    Map<String, Object> consumer = with("consumer.", settings, all);
    Map<String, Object> producer = with("producer.", settings, all);
    Map<String, Object> admin = with("admin.", settings, all);
    return new KafkaSettings(
        consumer, producer, admin, streams, KafkaClients.of(consumer, producer, admin));
  }

  private static Map<String, Object> with(
      String prefix, Map<String, Setting> settings, Map<String, Object> all) {
    Map<String, Object> own = new HashMap<>(all);
    putStripped(prefix, settings, own);
    return own;
  }

  private static void putStripped(
      String prefix, Map<String, Setting> settings, Map<String, Object> properties) {
    for (Setting setting : settings.values()) {
      if (setting.key().startsWith(prefix)) {
        properties.put(setting.key().substring(prefix.length()), setting.value());
      }
    }
  }
}
