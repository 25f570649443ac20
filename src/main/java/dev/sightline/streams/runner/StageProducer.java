package dev.sightline.streams.runner;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer that sends by the rules of {@link RecordSender}. */
final class StageProducer extends KafkaProducer<byte[], byte[]> {
  private static final String KAFKA_DEFAULT = "1048576";

  private final RecordSender sender;

  StageProducer(
      Map<String, Object> properties, Deliveries deliveries, ProcessingGuarantee guarantee) {
    super(properties, new ByteArraySerializer(), new ByteArraySerializer());
    Object max = properties.getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KAFKA_DEFAULT);
    this.sender =
        new RecordSender(
            new Plain(),
            deliveries,
            Integer.parseInt(max.toString()),
            guarantee == ProcessingGuarantee.AT_LEAST_ONCE);
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    return sender.send(record, callback);
  }

  /** This producer without the rules. */
  private final class Plain implements RecordSender.Kafka {
    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      return StageProducer.super.send(record, callback);
    }

    @Override
    public void flush() {
      StageProducer.super.flush();
    }
  }
}
