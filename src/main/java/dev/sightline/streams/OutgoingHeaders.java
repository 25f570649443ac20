package dev.sightline.streams;

import dev.sightline.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of what leaves the topology: ours and the trace context, nothing else of the
 * source's; a camera must not be able to pass for an event by its headers.
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
