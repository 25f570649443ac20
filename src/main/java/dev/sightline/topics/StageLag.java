package dev.sightline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka how far the stages are behind. Thread-safe. */
public final class StageLag implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final String prefix;

  /**
   * @param properties of a Kafka admin client
   * @param applicationId what the stages' groups begin with
   */
  public StageLag(Map<String, Object> properties, String applicationId) {
    this.admin = Admin.create(properties);
    this.prefix = applicationId + "-";
  }

  /**
   * How far a group is behind.
   *
   * @param stages that share the work, e.g. {@code detect-embed-match}
   * @param records in its topics that it has not yet committed
   */
  public record Group(String stages, long records) {}

  /**
   * All groups of stages, by name.
   *
   * @throws TopicAdmin.TopicAdminException if Kafka refuses or does not answer
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

  private static <T> T await(KafkaFuture<T> answer) {
    String what = "asking for the stages' lag";
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new TopicAdmin.TopicAdminException(what + " failed", e.getCause());
    } catch (TimeoutException e) {
      throw new TopicAdmin.TopicAdminException(what + " took too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicAdmin.TopicAdminException(what + " was interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }
}
