package dev.sightline.topics;

import dev.sightline.lifecycle.Resources;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The frames of a span of time, and the progress of a consumer group through them. */
public final class FrameSpan implements AutoCloseable {
  private static final String WHAT = "looking up past frames";

  private final Resources resources;
  private final KafkaClients clients;
  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  /**
   * Looks up the offsets of the frames.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public static FrameSpan open(KafkaClients clients, String topic, Reading reading) {
    return Resources.open(resources -> new FrameSpan(clients, topic, reading, resources));
  }

  private FrameSpan(KafkaClients clients, String topic, Reading reading, Resources resources) {
    this.clients = clients;
    this.resources = resources;
    this.admin = resources.add(clients.admin());
    this.group = reading.group();
    this.begins = offsets(topic, reading.from());
    this.ends = offsets(topic, reading.to());
  }

  /**
   * A consumer group and its span.
   *
   * @param group the group that will process the frames; it has no members yet
   * @param from the first capture time
   * @param to the capture time at which the span ends
   */
  public record Reading(String group, Instant from, Instant to) {}

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

  /** Returns the number of frames, in all partitions. */
  public long frames() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - begins.get(end.getKey())))
        .sum();
  }

  /** Sets the group's offsets to the first frame. */
  public void rewind() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    begins.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    await(admin.alterConsumerGroupOffsets(group, offsets).all());
  }

  /** Returns whether the group has committed the last frame. */
  public boolean isThrough() {
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .allMatch(
            end ->
                committed.containsKey(end.getKey())
                    && committed.get(end.getKey()).offset() >= end.getValue());
  }

  private <T> T await(KafkaFuture<T> answer) {
    return clients.await(answer, WHAT);
  }

  @Override
  public void close() {
    resources.close();
  }
}
