package dev.sightline.audit;

import dev.sightline.events.AuditRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicLog;
import java.util.ArrayList;
import java.util.List;

/** The reader of {@code sightline.audit}. Belongs to one thread. */
public final class AuditReader implements AutoCloseable {
  private final TopicLog log;

  public AuditReader(KafkaClients clients, String topic) {
    this.log = new TopicLog(clients, topic);
  }

  /**
   * Returns the records added since the last call, the oldest first; at the first call, all that
   * are kept.
   */
  public List<AuditRecord> read() {
    List<AuditRecord> records = new ArrayList<>();
    log.readToEnd(record -> RecordCodecs.audit().read(record.value()).ifDone(records::add));
    return records;
  }

  @Override
  public void close() {
    log.close();
  }
}
