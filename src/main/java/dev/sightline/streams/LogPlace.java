package dev.sightline.streams;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.MDC;

/**
 * Says in each line that is logged during some work which record it is done for: {@code camera},
 * {@code topic}, {@code partition} and {@code offset}.
 */
final class LogPlace {
  private static final String CAMERA = "camera";
  private static final String TOPIC = "topic";
  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";

  private LogPlace() {}

  /**
   * Does the work.
   *
   * @param camera the record's key; null if it has none
   */
  static <T> T during(byte[] camera, RecordMetadata at, Supplier<T> work) {
    if (camera != null) {
      MDC.put(CAMERA, new String(camera, StandardCharsets.UTF_8));
    }
    MDC.put(TOPIC, at.topic());
    MDC.put(PARTITION, Integer.toString(at.partition()));
    MDC.put(OFFSET, Long.toString(at.offset()));
    try {
      return work.get();
    } finally {
      MDC.remove(CAMERA);
      MDC.remove(TOPIC);
      MDC.remove(PARTITION);
      MDC.remove(OFFSET);
    }
  }
}
