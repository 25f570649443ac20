package dev.sightline.streams.runner;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** The Kafka clients of the stages; only the producer is a special one. */
final class StageClients implements KafkaClientSupplier {
  private final ProcessingGuarantee guarantee;

  StageClients(ProcessingGuarantee guarantee) {
    this.guarantee = guarantee;
  }

  @Override
  public Admin getAdmin(Map<String, Object> properties) {
    return Admin.create(properties);
  }

  /** Returns a producer; with transactions, output and state are ordered by them. */
  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> properties) {
    return guarantee == ProcessingGuarantee.AT_LEAST_ONCE
        ? new OutputFirstProducer(properties)
        : new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
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
