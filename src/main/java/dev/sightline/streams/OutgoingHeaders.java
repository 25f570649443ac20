package dev.sightline.streams;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of what leaves the topology: ours, and of the source's only the W3C trace context; a
 * camera must not be able to pass for an event by its headers.
 */
final class OutgoingHeaders {
  private static final List<String> TRACE_CONTEXT = List.of("traceparent", "tracestate");

  private OutgoingHeaders() {}

  static Headers of(Headers source, Map<String, String> ours) {
    RecordHeaders headers = new RecordHeaders();
    for (String name : TRACE_CONTEXT) {
      Header trace = source.lastHeader(name);
      if (trace != null) {
        headers.add(trace);
      }
    }
    ours.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }
}
