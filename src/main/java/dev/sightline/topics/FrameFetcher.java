package dev.sightline.topics;

import dev.sightline.events.IdentityEvent.FramePlace;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A reader of single frames by their position in Kafka. Belongs to one thread. */
public final class FrameFetcher implements AutoCloseable {
  private final RecordFetcher records;

  public FrameFetcher(KafkaClients clients) {
    this.records = new RecordFetcher(clients);
  }

  /**
   * Returns the frame's bytes as its camera sent them; empty if the topic does not keep it any
   * more.
   *
   * @throws IllegalStateException if Kafka does not answer within ten seconds
   */
  public Optional<byte[]> fetch(FramePlace frame) {
    return records
        .fetch(new TopicPartition(frame.topic(), frame.partition()), frame.offset())
        .map(ConsumerRecord::value);
  }

  @Override
  public void close() {
    records.close();
  }
}
