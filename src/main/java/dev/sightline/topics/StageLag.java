package dev.sightline.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A reader of the progress of the stages from Kafka. Thread-safe. */
public final class StageLag implements AutoCloseable {
  private final KafkaClients clients;
  private final Admin admin;
  private final String prefix;

  /**
   * @param applicationId the prefix of the stages' groups
   */
  public StageLag(KafkaClients clients, String applicationId) {
    this.clients = clients;
    this.admin = clients.admin();
    this.prefix = applicationId + "-";
  }

  /**
   * The progress of a group.
   *
   * @param stages the stages that share the work, e.g. {@code detect-embed-match}
   * @param records the number of records in its topics that it has not committed yet
   * @param committed the sum of the offsets that it has committed
   * @param members the number of its members; 0 if no process runs
   */
  public record Group(String stages, long records, long committed, int members) {}

  /**
   * A process that belongs to a group.
   *
   * @param group the stages, e.g. {@code detect-embed-match}, or {@code search}
   * @param process the process, by the ids of its clients
   * @param host its address as the broker sees it
   * @param threads the number of its members of the group
   * @param partitions the number of partitions that it reads
   */
  public record Instance(String group, String process, String host, int threads, int partitions) {}

  /**
   * Returns the processes of all groups of the application, by group.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<Instance> instances() {
    List<String> groups =
        await(admin.listGroups(new ListGroupsOptions()).valid()).stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(prefix))
            .sorted()
            .toList();
    Map<String, ConsumerGroupDescription> described =
        await(admin.describeConsumerGroups(groups).all());
    return groups.stream().flatMap(group -> instances(group, described.get(group))).toList();
  }

  private Stream<Instance> instances(String group, ConsumerGroupDescription described) {
    Map<String, List<MemberDescription>> byProcess =
        described.members().stream()
            .collect(
                Collectors.groupingBy(
                    member -> process(group, member), TreeMap::new, Collectors.toList()));
    return byProcess.entrySet().stream()
        .map(
            each ->
                new Instance(
                    group.substring(prefix.length()),
                    each.getKey(),
                    each.getValue().get(0).host(),
                    each.getValue().size(),
                    each.getValue().stream()
                        .mapToInt(member -> member.assignment().topicPartitions().size())
                        .sum()));
  }

  /** Kafka Streams names a client after the group, a random id and its thread. */
  private static String process(String group, MemberDescription member) {
    String client = member.clientId().replaceFirst("-StreamThread-.*", "");
    return client.startsWith(group + "-") ? client.substring(group.length() + 1) : client;
  }

  /**
   * Returns all groups of the application, by name: those of stages, and of webhooks.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (GroupListing listing : await(admin.listGroups(new ListGroupsOptions()).valid())) {
      if (listing.groupId().startsWith(prefix)) {
        groups.add(group(listing.groupId()));
      }
    }
    groups.sort(Comparator.comparing(Group::stages));
    return groups;
  }

  private Group group(String id) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        new HashMap<>(await(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata()));
    committed.values().removeIf(offset -> offset == null);
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    committed.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = await(admin.listOffsets(asked).all());
    long records =
        committed.entrySet().stream()
            .mapToLong(
                entry -> Math.max(0, ends.get(entry.getKey()).offset() - entry.getValue().offset()))
            .sum();
    return new Group(
        id.substring(prefix.length()),
        records,
        committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum(),
        members(id));
  }

  private int members(String group) {
    try {
      return await(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
          .members()
          .size();
    } catch (KafkaRequestException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  private <T> T await(KafkaFuture<T> answer) {
    return clients.await(answer, "asking for the stages' lag");
  }

  @Override
  public void close() {
    admin.close(KafkaClients.TIMEOUT);
  }
}
