package dev.sightline.topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record as it is in a topic. The value is shared, not copied; the reader must not change it. */
public final class TopicRecord {
  private final Position position;
  private final Instant timestamp;
  private final String key;
  private final byte[] value;
  private final Map<String, String> headers;

  /**
   * The position of a record in its topic.
   *
   * @param partition the partition, at least 0
   * @param offset the offset, at least 0
   */
  public record Position(int partition, long offset) {

    /** Returns {@code partition-offset}. */
    @Override
    public String toString() {
      return partition + "-" + offset;
    }
  }

  /**
   * @param key the key, read as UTF-8; empty if the record has none
   * @param value the value; null if the record has none
   * @param headers names and values, read as UTF-8; of several with one name the last
   */
  public TopicRecord(
      Position position, Instant timestamp, String key, byte[] value, Map<String, String> headers) {
    this.position = Objects.requireNonNull(position, "position");
    this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
    this.key = Objects.requireNonNull(key, "key");
    this.value = value;
    this.headers = Map.copyOf(headers);
  }

  static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    return new TopicRecord(
        new Position(record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        text(record.key()),
        record.value(),
        headers);
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
  }

  public Position position() {
    return position;
  }

  public Instant timestamp() {
    return timestamp;
  }

  public String key() {
    return key;
  }

  /** Returns the bytes themselves, not a copy; null if the record has none. */
  public byte[] value() {
    return value;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Returns the position, never the content. */
  @Override
  public String toString() {
    return "TopicRecord[" + position + "]";
  }
}
