package dev.sightline.topics;

import dev.sightline.events.ProgramSettings;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A reader and writer of {@code sightline.settings}, for one start. Belongs to one thread. */
public final class ProgramSettingsLog implements AutoCloseable {
  private final TopicLog log;
  private final TopicWriter writer;

  /**
   * @throws MissingTopicException if there is no such topic
   */
  public ProgramSettingsLog(KafkaClients clients, String topic) {
    this.log = new TopicLog(clients, topic);
    this.writer = KafkaClients.orClose(log, () -> new TopicWriter(clients, topic));
  }

  /**
   * Returns the settings a program last started with; empty if it never started, or they cannot be
   * read.
   */
  public Optional<ProgramSettings> last(String program) {
    Map<String, ProgramSettings> latest = new HashMap<>();
    log.readToEnd(
        record -> {
          if (record.key() != null) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            RecordCodecs.settings().read(record.value()).ifDone(found -> latest.put(key, found));
          }
        });
    return Optional.ofNullable(latest.get(program));
  }

  /** Returns when Kafka has stored the settings. */
  public void write(String program, ProgramSettings settings) {
    writer.send(program, RecordCodecs.settings().write(settings));
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
    log.close();
  }
}
