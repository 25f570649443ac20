package dev.sightline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates, checks and repairs topics. */
public final class TopicAdmin implements AutoCloseable {
  private static final Duration LEADERS_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaClients clients;
  private final Admin admin;

  public TopicAdmin(KafkaClients clients) {
    this.clients = clients;
    this.admin = clients.admin();
  }

  /**
   * Creates the topics that are missing and leaves the others as they are. Returns when the new
   * ones can be written and read.
   *
   * @return the names of those created, in the order given
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<String> create(List<TopicSpec> specs) {
    Map<String, KafkaFuture<Void>> results =
        admin.createTopics(specs.stream().map(TopicAdmin::newTopic).toList()).values();
    List<TopicSpec> created = new ArrayList<>();
    for (TopicSpec spec : specs) {
      if (createdOrThere(spec.name(), results.get(spec.name()))) {
        created.add(spec);
      }
    }
    awaitLeaders(created);
    return created.stream().map(TopicSpec::name).toList();
  }

  /**
   * Waits until a broker leads each partition, which is a moment after the controller has confirmed
   * the topic and after its description is known. The first batches of a producer that does not
   * wait are refused, and arrive in another order when it repeats them.
   */
  private void awaitLeaders(List<TopicSpec> topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicSpec topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    ListOffsetsOptions options =
        new ListOffsetsOptions().timeoutMs((int) LEADERS_TIMEOUT.toMillis());
    await(admin.listOffsets(ends, options).all(), "waiting for the leaders of new topics");
  }

  private boolean createdOrThere(String topic, KafkaFuture<Void> result) {
    try {
      await(result, "creating topic " + topic);
      return true;
    } catch (KafkaRequestException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private static NewTopic newTopic(TopicSpec spec) {
    Optional<Short> replicas =
        spec.replicationFactor() < 0
            ? Optional.empty()
            : Optional.of((short) spec.replicationFactor());
    return new NewTopic(spec.name(), Optional.of(spec.partitions()), replicas)
        .configs(spec.settings());
  }

  /**
   * Compares the topics with their specification.
   *
   * @return every difference; empty if there is none
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<TopicDifference> check(List<TopicSpec> specs) {
    Map<String, TopicDescription> found = describe(specs.stream().map(TopicSpec::name).toList());
    Map<String, Map<String, String>> settings =
        settings(
            specs.stream()
                .filter(spec -> !spec.settings().isEmpty() && found.containsKey(spec.name()))
                .map(TopicSpec::name)
                .toList());
    return specs.stream()
        .flatMap(
            spec ->
                Optional.ofNullable(found.get(spec.name()))
                    .map(
                        topic -> compare(spec, topic, settings.getOrDefault(spec.name(), Map.of())))
                    .orElseGet(() -> List.of(TopicDifference.missing(spec.name())))
                    .stream())
        .toList();
  }

  private static List<TopicDifference> compare(
      TopicSpec spec, TopicDescription found, Map<String, String> settings) {
    int replicas = found.partitions().get(0).replicas().size();
    return spec.differences(found.partitions().size(), replicas, settings);
  }

  /**
   * Sets the settings that differ, and leaves all others as they are.
   *
   * @param differences as {@link #check} found them
   * @return those that were repaired; partitions and copies cannot be
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<TopicDifference> repair(List<TopicDifference> differences) {
    List<TopicDifference> repaired =
        differences.stream().filter(TopicDifference::isRepairable).toList();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (TopicDifference difference : repaired) {
      changes
          .computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
          .add(
              new AlterConfigOp(
                  new ConfigEntry(difference.setting(), difference.wanted()),
                  AlterConfigOp.OpType.SET));
    }
    if (!changes.isEmpty()) {
      await(admin.incrementalAlterConfigs(changes).all(), "repairing the settings of topics");
    }
    return repaired;
  }

  /**
   * The brokers in a line, e.g. {@code 3 at localhost:9092, cluster abc}.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public String brokers() {
    DescribeClusterResult cluster = admin.describeCluster();
    String what = "asking for the brokers";
    return await(cluster.nodes(), what).size()
        + " at "
        + clients.brokers()
        + ", cluster "
        + await(cluster.clusterId(), what);
  }

  /**
   * The version of the brokers' transactions; 0 if they have none.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public int transactionVersion() {
    FinalizedVersionRange range =
        await(admin.describeFeatures().featureMetadata(), "asking for the brokers' features")
            .finalizedFeatures()
            .get("transaction.version");
    return range == null ? 0 : range.maxVersionLevel();
  }

  /** Those that exist, by name. */
  private Map<String, TopicDescription> describe(List<String> topics) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach((topic, answer) -> describe(topic, answer).ifPresent(d -> found.put(topic, d)));
    return found;
  }

  private Optional<TopicDescription> describe(String topic, KafkaFuture<TopicDescription> answer) {
    try {
      return Optional.of(await(answer, "describing topic " + topic));
    } catch (KafkaRequestException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Map<String, Map<String, String>> settings(List<String> topics) {
    Map<String, Map<String, String>> settings = new HashMap<>();
    admin
        .describeConfigs(topics.stream().map(TopicAdmin::resource).toList())
        .values()
        .forEach(
            (resource, answer) -> {
              Map<String, String> values = new HashMap<>();
              await(answer, "reading the settings of topic " + resource.name())
                  .entries()
                  .forEach(entry -> values.put(entry.name(), entry.value()));
              settings.put(resource.name(), values);
            });
    return settings;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private <T> T await(KafkaFuture<T> answer, String what) {
    return clients.await(answer, what);
  }

  @Override
  public void close() {
    admin.close();
  }
}
