package dev.sightline.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** A reader of the lag of the stages from Kafka. Thread-safe. */
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
   * The lag of a group.
   *
   * @param stages the stages that share the work, e.g. {@code detect-embed-match}
   * @param records the number of records in its topics that it has not committed yet
   */
  public record Group(String stages, long records) {}

  /**
   * Returns all groups of stages, by name.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (GroupListing listing : await(admin.listGroups(new ListGroupsOptions()).valid())) {
      if (listing.groupId().startsWith(prefix)) {
        String stages = listing.groupId().substring(prefix.length());
        groups.add(new Group(stages, records(listing.groupId())));
      }
    }
    groups.sort((a, b) -> a.stages().compareTo(b.stages()));
    return groups;
  }

  private long records(String group) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        new HashMap<>(await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    committed.values().removeIf(offset -> offset == null);
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    committed.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = await(admin.listOffsets(asked).all());
    return committed.entrySet().stream()
        .mapToLong(
            entry -> Math.max(0, ends.get(entry.getKey()).offset() - entry.getValue().offset()))
        .sum();
  }

  private <T> T await(KafkaFuture<T> answer) {
    return clients.await(answer, "asking for the stages' lag");
  }

  @Override
  public void close() {
    admin.close(KafkaClients.TIMEOUT);
  }
}
