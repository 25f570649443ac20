package dev.sightline.streams.runner;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** The Kafka clients of the stages; only the producer is a special one. */
final class StageClients implements KafkaClientSupplier {
  private final ProcessingGuarantee guarantee;
  private final Deliveries deliveries = new Deliveries();

  StageClients(ProcessingGuarantee guarantee) {
    this.guarantee = guarantee;
  }

  /** Returns what the producers learnt from Kafka. */
  Deliveries deliveries() {
    return deliveries;
  }

  @Override
  public Admin getAdmin(Map<String, Object> properties) {
    return Admin.create(properties);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> properties) {
    return new StageProducer(properties, deliveries, guarantee);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> properties) {
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> properties) {
    return getConsumer(properties);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> properties) {
    return getConsumer(properties);
  }
}
