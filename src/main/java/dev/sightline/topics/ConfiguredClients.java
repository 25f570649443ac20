package dev.sightline.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own clients, with the configured properties. */
final class ConfiguredClients extends KafkaClients {
  private static final Map<String, Object> EVERY_CONSUMER =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);

  private final Map<String, Object> consumer;
  private final Map<String, Object> producer;
  private final Map<String, Object> admin;
  private final Set<String> present = ConcurrentHashMap.newKeySet();

  ConfiguredClients(
      Map<String, Object> consumer, Map<String, Object> producer, Map<String, Object> admin) {
    super(String.valueOf(producer.get("bootstrap.servers")), timeout(consumer));
    this.consumer = Map.copyOf(consumer);
    this.producer = Map.copyOf(producer);
    this.admin = Map.copyOf(admin);
  }

  private static Duration timeout(Map<String, Object> properties) {
    Object configured = properties.get(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG);
    return configured == null
        ? TIMEOUT
        : Duration.ofMillis(Long.parseLong(String.valueOf(configured)));
  }

  @Override
  Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(consumer);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.putAll(settings);
    all.putAll(EVERY_CONSUMER);
    return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  Producer<byte[], byte[]> producer(Map<String, Object> defaults, Map<String, Object> required) {
    Map<String, Object> all = new HashMap<>(defaults);
    all.putAll(producer);
    all.putAll(required);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  Admin admin() {
    return admin(admin);
  }

  private static Admin admin(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>();
    // Kafka wants the first to be no longer than the second.
    if (!properties.containsKey(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
      all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout(properties).toMillis());
      all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    }
    all.putAll(properties);
    return Admin.create(all);
  }

  @Override
  TopicIds topicIds() {
    Admin asking = asking(consumer, ConsumerConfig.configNames());
    return new TopicIds() {
      @Override
      public Uuid of(String topic) {
        return describe(asking, topic).topicId();
      }

      @Override
      public void close() {
        asking.close();
      }
    };
  }

  /** Asks with the producer's own connection, which may have other rights. */
  @Override
  void requireTopic(String topic) {
    if (present.contains(topic)) {
      return;
    }
    try (Admin asking = asking(producer, ProducerConfig.configNames())) {
      var unused = describe(asking, topic);
    }
    present.add(topic);
  }

  /**
   * Creates an admin client with the connection of another client.
   *
   * @param names all settings of such a client
   */
  private Admin asking(Map<String, Object> client, Set<String> names) {
    Map<String, Object> connection = new HashMap<>(client);
    // What neither knows belongs to a plug-in, such as a provider of secrets, and stays.
    connection
        .keySet()
        .removeIf(name -> names.contains(name) && !AdminClientConfig.configNames().contains(name));
    connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout().toMillis());
    connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout().toMillis());
    return admin(connection);
  }

  private TopicDescription describe(Admin asking, String topic) {
    try {
      return await(
          asking.describeTopics(Set.of(topic)).topicNameValues().get(topic),
          "looking for topic " + topic);
    } catch (KafkaRequestException e) {
      throw e.getCause() instanceof UnknownTopicOrPartitionException
          ? new MissingTopicException(topic)
          : e;
    }
  }
}
