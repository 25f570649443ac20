package dev.sightline.topics;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The frames of a span of time, and how far a consumer group is with them. */
public final class FrameSpan implements AutoCloseable {
  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  /**
   * Looks up where the frames lie.
   *
   * @param properties of a Kafka admin client
   * @param group which is to process them; nobody is in it
   * @param from the first capture time
   * @param to the capture time at which the span is over
   * @throws FramePastException if Kafka refuses or does not answer
   */
  public FrameSpan(
      Map<String, Object> properties, String topic, String group, Instant from, Instant to) {
    this.admin = Admin.create(properties);
    this.group = group;
    this.begins = offsets(topic, from);
    this.ends = offsets(topic, to);
  }

  private Map<TopicPartition, Long> offsets(String topic, Instant time) {
    Map<TopicPartition, OffsetSpec> byTime = new HashMap<>();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    await(admin.describeTopics(Set.of(topic)).topicNameValues().get(topic))
        .partitions()
        .forEach(
            partition -> {
              TopicPartition place = new TopicPartition(topic, partition.partition());
              byTime.put(place, OffsetSpec.forTimestamp(time.toEpochMilli()));
              latest.put(place, OffsetSpec.latest());
            });
    Map<TopicPartition, ListOffsetsResultInfo> found = await(admin.listOffsets(byTime).all());
    Map<TopicPartition, ListOffsetsResultInfo> end = await(admin.listOffsets(latest).all());
    return found.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue().offset() < 0
                        ? end.get(entry.getKey()).offset()
                        : entry.getValue().offset()));
  }

  /** How many frames there are, in all partitions. */
  public long frames() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - begins.get(end.getKey())))
        .sum();
  }

  /** Lets the group begin with the first frame. */
  public void rewind() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    begins.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    await(admin.alterConsumerGroupOffsets(group, offsets).all());
  }

  /** Whether the group has committed the last frame. */
  public boolean isThrough() {
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .allMatch(
            end ->
                committed.containsKey(end.getKey())
                    && committed.get(end.getKey()).offset() >= end.getValue());
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new FramePastException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FramePastException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  /** Kafka refused to tell, or did not answer. */
  public static final class FramePastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FramePastException(Throwable cause) {
      super("the past of the frames cannot be looked up: " + cause.getMessage(), cause);
    }
  }
}
