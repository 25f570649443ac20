package dev.sightline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

  @Test
  void shouldKeepItsAddressAndEveryAcknowledgedRecordWhenKilledWhileItWrites(
      @TempDir Path directory) throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory, Map.of())) {
      // Given
      String address = broker.bootstrapServers();
      createTopic(broker, "records");
      Set<String> acknowledged = ConcurrentHashMap.newKeySet();

      // When
      killWhileSending(broker, acknowledged);
      assertThat(broker.isAlive()).isFalse();
      broker.restart();

      // Then
      assertThat(broker.bootstrapServers()).isEqualTo(address);
      assertThat(records(broker)).containsAll(acknowledged);
    }
  }

  @Test
  void shouldRefuseASecondBrokerOnTheSameData(@TempDir Path directory) throws Exception {
    try (BrokerProcess first = BrokerProcess.start(directory, Map.of())) {
      // When
      assertThatThrownBy(() -> BrokerProcess.start(directory, Map.of()))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining("uses the data directory " + directory.resolve("data"));

      // Then
      createTopic(first, "after");
      assertThat(topics(first)).contains("after");
    }
  }

  @Test
  void shouldHaveTheDefaultsOfKafka() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start();
        Producer<String, String> producer = producer(broker)) {
      // When
      producer.send(new ProducerRecord<>("records", "value")).get();

      // Then
      assertThat(topics(broker)).contains("records");
    }
  }

  @Test
  void shouldDeleteItsTemporaryDirectory() {
    // Given
    BrokerProcess broker = BrokerProcess.start();
    Path directory = broker.log().getParent();
    assertThat(directory).exists();

    // When
    broker.close();

    // Then
    assertThat(directory).doesNotExist();
  }

  @Test
  void shouldSayWhyItDoesNotStart(@TempDir Path directory) throws Exception {
    // Given
    Path file = Files.createFile(directory.resolve("data"));

    // When, Then
    assertThatThrownBy(() -> BrokerProcess.start(directory, Map.of()))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining("data directory " + file);
  }

  private static void createTopic(BrokerProcess broker, String name) throws Exception {
    try (Admin admin = admin(broker)) {
      admin
          .createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
          .all()
          .get();
    }
  }

  private static Iterable<String> topics(BrokerProcess broker)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin(broker)) {
      return admin.listTopics().names().get();
    }
  }

  /** Kills the broker when it has acknowledged some records and more are on their way. */
  private static void killWhileSending(BrokerProcess broker, Set<String> acknowledged) {
    try (Producer<String, String> producer = producer(broker)) {
      for (int i = 0; acknowledged.size() < 2000; i++) {
        String value = Integer.toString(i);
        var unused =
            producer.send(
                new ProducerRecord<>("records", value),
                (metadata, failure) -> {
                  if (failure == null) {
                    acknowledged.add(value);
                  }
                });
      }
      broker.kill();
      producer.close(Duration.ZERO);
    }
  }

  private static List<String> records(BrokerProcess broker) {
    TopicPartition partition = new TopicPartition("records", 0);
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<String> values = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }

  private static Producer<String, String> producer(BrokerProcess broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static Admin admin(BrokerProcess broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
