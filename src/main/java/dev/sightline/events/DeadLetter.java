package dev.sightline.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The headers of a record of {@code sightline.dead-letters}; its key and value are those of the
 * record that could not be processed.
 *
 * @param stage the processor that rejected it
 * @param topic the topic the record came from
 */
public record DeadLetter(
    Rejection rejection, String stage, String topic, int partition, long offset) {
  public static final String REASON = "sightline-reason";
  public static final String DETAIL = "sightline-detail";
  public static final String STAGE = "sightline-stage";
  public static final String EXCEPTION = "sightline-exception";
  public static final String SOURCE_TOPIC = "sightline-source-topic";
  public static final String SOURCE_PARTITION = "sightline-source-partition";
  public static final String SOURCE_OFFSET = "sightline-source-offset";

  /** The header with the size of the value, if the value was too large to be copied. */
  public static final String OMITTED_BYTES = "sightline-omitted-bytes";

  /** Says how many bytes the source's key has where it was too long to be carried along. */
  public static final String OMITTED_KEY_BYTES = "sightline-omitted-key-bytes";

  public DeadLetter {
    Objects.requireNonNull(rejection, "rejection");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(topic, "topic");
  }

  /** Returns header names and values; values are UTF-8 on the wire. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(REASON, rejection.reason().code());
    headers.put(DETAIL, rejection.detail());
    headers.put(STAGE, stage);
    rejection.exception().ifPresent(name -> headers.put(EXCEPTION, name));
    headers.put(SOURCE_TOPIC, topic);
    headers.put(SOURCE_PARTITION, Integer.toString(partition));
    headers.put(SOURCE_OFFSET, Long.toString(offset));
    return headers;
  }
}
