package dev.sightline.streams;

import dev.sightline.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of outgoing records: our own and the trace context, never others from the source, so
 * that a camera cannot fake an event by its headers.
 */
final class OutgoingHeaders {
  private OutgoingHeaders() {}

  static Headers of(TraceContext trace, Map<String, String> ours) {
    RecordHeaders headers = new RecordHeaders();
    add(headers, trace.headers());
    add(headers, ours);
    return headers;
  }

  private static void add(Headers headers, Map<String, String> more) {
    more.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
  }
}
