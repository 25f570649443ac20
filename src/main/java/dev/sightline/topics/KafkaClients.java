package dev.sightline.topics;

import dev.sightline.lifecycle.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The factory of every Kafka client of a process outside of Kafka Streams. Consumers read only
 * committed records, and begin with the oldest if retention has removed their position. No client
 * creates a topic. Thread-safe; it needs no closing.
 *
 * <p>Only this package uses Kafka's types. Other packages pass a {@code KafkaClients} on to the
 * readers and writers of this package.
 */
public abstract class KafkaClients {
  /** How long a client waits for the first answer of a broker, unless it is configured. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String brokers;
  private final Duration timeout;

  /**
   * @param brokers where Kafka is, for error messages
   * @param timeout how long a consumer waits for an answer to its first questions
   */
  KafkaClients(String brokers, Duration timeout) {
    this.brokers = brokers;
    this.timeout = timeout;
  }

  final String brokers() {
    return brokers;
  }

  /** How long a consumer waits for an answer to its first questions. */
  final Duration timeout() {
    return timeout;
  }

  /**
   * Creates clients with the same properties for all.
   *
   * @param properties {@code bootstrap.servers} and other properties of every client
   */
  public static KafkaClients of(Map<String, Object> properties) {
    return of(properties, properties, properties);
  }

  /** Creates clients with their own properties, each with {@code bootstrap.servers}. */
  public static KafkaClients of(
      Map<String, Object> consumer, Map<String, Object> producer, Map<String, Object> admin) {
    return new ConfiguredClients(consumer, producer, admin);
  }

  /**
   * Creates a consumer without partitions.
   *
   * @param settings settings that override the configured ones, but not those that every consumer
   *     has; without {@code group.id} it has no group
   */
  abstract Consumer<byte[], byte[]> consumer(Map<String, Object> settings);

  /**
   * Creates a producer. Its owner calls {@link #requireTopic} before the first record, because a
   * producer's request for a missing topic makes a broker create it.
   *
   * @param defaults settings that the configured ones override
   * @param required settings that override the configured ones
   */
  abstract Producer<byte[], byte[]> producer(
      Map<String, Object> defaults, Map<String, Object> required);

  /** Creates an admin client. */
  abstract Admin admin();

  /** Opens the question for the ids of topics, asked with the rights of a consumer. */
  abstract TopicIds topicIds();

  /** The ids of topics: a topic that is created again has another id. Belongs to one thread. */
  interface TopicIds extends AutoCloseable {

    /**
     * Returns the present id of a topic.
     *
     * @throws MissingTopicException if there is no such topic
     * @throws KafkaRequestException if Kafka refuses or does not answer
     */
    Uuid of(String topic);

    @Override
    void close();
  }

  /**
   * Returns if a producer may write to the topic. Asks Kafka once for each topic.
   *
   * @throws MissingTopicException if there is no such topic
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  abstract void requireTopic(String topic);

  /**
   * Returns all partitions of a topic.
   *
   * @throws MissingTopicException if there is no such topic
   * @throws KafkaRequestException if Kafka does not answer
   */
  final List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions =
        answer(
            "looking for topic " + topic,
            () ->
                consumer.partitionsFor(topic, timeout).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
    if (partitions.isEmpty()) {
      throw new MissingTopicException(topic);
    }
    return partitions;
  }

  /**
   * Runs a consumer's request.
   *
   * @param what the request in words, for the error message
   * @throws KafkaRequestException if Kafka does not answer
   */
  final <T> T answer(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (TimeoutException e) {
      throw failure(what, e);
    }
  }

  /**
   * Waits for an admin client's answer.
   *
   * @param what the request in words, for the error message
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  final <T> T await(KafkaFuture<T> answer, String what) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failure(what, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(what, e);
    }
  }

  private KafkaRequestException failure(String what, Throwable cause) {
    return cause instanceof TimeoutException
        ? new KafkaRequestException(
            "no Kafka broker answered at "
                + brokers
                + " ("
                + what
                + "); start it or set bootstrap.servers",
            cause)
        : new KafkaRequestException(
            what + " failed at " + brokers + ": " + cause.getMessage(), cause);
  }

  /** Runs a step with an opened resource, and closes the resource if the step fails. */
  static <T> T orClose(AutoCloseable opened, Supplier<T> step) {
    return Resources.open(
        resources -> {
          resources.add(opened);
          return step.get();
        });
  }
}
