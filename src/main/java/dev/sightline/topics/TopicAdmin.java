package dev.sightline.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The administration of the topics: creates them and compares them with their specification. */
public final class TopicAdmin implements AutoCloseable {
  private final KafkaClients clients;
  private final Admin admin;

  public TopicAdmin(KafkaClients clients) {
    this.clients = clients;
    this.admin = clients.admin();
  }

  /**
   * Creates the topics that are missing and does not change the others.
   *
   * @return the names of those created, in the order given
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<String> create(List<TopicSpec> specs) {
    Map<String, KafkaFuture<Void>> results =
        admin.createTopics(specs.stream().map(TopicAdmin::newTopic).toList()).values();
    List<String> created = new ArrayList<>();
    for (TopicSpec spec : specs) {
      if (createdOrThere(spec.name(), results.get(spec.name()))) {
        created.add(spec.name());
      }
    }
    return created;
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
    List<TopicDifference> differences = new ArrayList<>();
    for (TopicSpec spec : specs) {
      describe(spec.name())
          .ifPresentOrElse(
              found -> compare(spec, found, differences),
              () ->
                  differences.add(new TopicDifference(spec.name(), "topic", "missing", "present")));
    }
    return differences;
  }

  private Optional<TopicDescription> describe(String topic) {
    try {
      return Optional.of(
          await(
              admin.describeTopics(Set.of(topic)).topicNameValues().get(topic),
              "describing topic " + topic));
    } catch (KafkaRequestException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void compare(TopicSpec spec, TopicDescription found, List<TopicDifference> differences) {
    Map<String, String> wanted = new HashMap<>(spec.settings());
    Map<String, String> actual = new HashMap<>(settings(spec.name()));
    wanted.put("partitions", Integer.toString(spec.partitions()));
    actual.put("partitions", Integer.toString(found.partitions().size()));
    if (spec.replicationFactor() > 0) {
      wanted.put("replication.factor", Integer.toString(spec.replicationFactor()));
      actual.put(
          "replication.factor", Integer.toString(found.partitions().get(0).replicas().size()));
    }
    wanted.entrySet().stream()
        .filter(setting -> !setting.getValue().equals(actual.get(setting.getKey())))
        .map(
            setting ->
                new TopicDifference(
                    spec.name(),
                    setting.getKey(),
                    actual.get(setting.getKey()),
                    setting.getValue()))
        .sorted((a, b) -> a.setting().compareTo(b.setting()))
        .forEach(differences::add);
  }

  private Map<String, String> settings(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        await(
            admin.describeConfigs(Set.of(resource)).values().get(resource),
            "reading the settings of topic " + topic);
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry : config.entries()) {
      settings.put(entry.name(), entry.value());
    }
    return settings;
  }

  private <T> T await(KafkaFuture<T> answer, String what) {
    return clients.await(answer, what);
  }

  @Override
  public void close() {
    admin.close();
  }
}
