package dev.sightline.topics;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** All partitions of a topic, for those who read it without a group. */
final class TopicPartitions {

  private TopicPartitions() {}

  /**
   * @throws IllegalStateException if the topic does not exist
   */
  static List<TopicPartition> assign(Consumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic " + topic + "; 'sightline topics create' makes it");
    }
    consumer.assign(partitions);
    return partitions;
  }
}
