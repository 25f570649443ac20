package dev.sightline.presence;

import java.util.Comparator;
import java.util.Objects;

/** The position of a frame in Kafka. */
public record FrameId(String topic, int partition, long offset) implements Comparable<FrameId> {
  private static final Comparator<FrameId> ORDER =
      Comparator.comparing(FrameId::topic)
          .thenComparing(FrameId::partition)
          .thenComparing(FrameId::offset);

  public FrameId {
    Objects.requireNonNull(topic, "topic");
  }

  /** Returns whether this is the other position, or one after it in the same partition. */
  boolean isAtOrAfter(FrameId other) {
    return topic.equals(other.topic) && partition == other.partition && offset >= other.offset;
  }

  @Override
  public int compareTo(FrameId other) {
    return ORDER.compare(this, other);
  }
}
