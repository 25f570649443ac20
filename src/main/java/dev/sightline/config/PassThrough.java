package dev.sightline.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Prefixes whose settings go to Kafka's own clients, untouched and without the prefix. */
enum PassThrough {
  /** Every client: security settings, for instance. */
  KAFKA("kafka."),
  CONSUMER("consumer."),
  PRODUCER("producer."),
  ADMIN("admin."),
  /** Kafka Streams, whose own prefixes ({@code main.consumer.} and so on) follow. */
  STREAMS("streams.");

  private final String prefix;

  PassThrough(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  static Optional<PassThrough> of(String key) {
    return Arrays.stream(values()).filter(one -> key.startsWith(one.prefix)).findFirst();
  }

  Map<String, Object> strip(Map<String, String> values) {
    Map<String, Object> stripped = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            stripped.put(key.substring(prefix.length()), value);
          }
        });
    return stripped;
  }
}
