package dev.sightline.topics;

import dev.sightline.events.ProgramSettings;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and writes {@code sightline.settings}, for one start. Belongs to one thread. */
public final class ProgramSettingsLog implements AutoCloseable {
  private final TopicLog log;
  private final TopicWriter writer;

  /**
   * @param consumer properties of a Kafka consumer
   * @param producer properties of a Kafka producer
   * @throws IllegalStateException if there is no such topic
   */
  public ProgramSettingsLog(
      Map<String, Object> consumer, Map<String, Object> producer, String topic) {
    this.log = new TopicLog(consumer, topic);
    this.writer = new TopicWriter(producer, topic);
  }

  /** With what a program last started; empty if it never did, or nothing readable is there. */
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

  /** Returns when Kafka has it. */
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
