package dev.sightline.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

  @Test
  void shouldReadAndWriteTheHeadersOfARecord() {
    // Given
    Headers headers = headers(PARENT);
    headers.add("tracestate", bytes("vendor=1"));

    // When
    TraceContext context = TraceContext.of(headers);

    // Then
    assertThat(context.isPresent()).isTrue();
    assertThat(context.isLocal()).isFalse();
    assertThat(context.traceId()).isEqualTo(TRACE);
    assertThat(context.spanId()).isEqualTo(SPAN);
    assertThat(context.headers())
        .containsOnly(entry("traceparent", PARENT), entry("tracestate", "vendor=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319X-b7ad6b7169203331-01"
      })
  void shouldTakeAMalformedParentForNone(String parent) {
    assertThat(TraceContext.of(headers(parent))).isEqualTo(TraceContext.none());
  }

  @Test
  void shouldTakeTheLastOfSeveralParents() {
    // Given
    Headers headers = headers("00-" + "1".repeat(32) + "-" + SPAN + "-01");
    headers.add("traceparent", bytes(PARENT));

    // When, Then
    assertThat(TraceContext.of(headers).traceId()).isEqualTo(TRACE);
  }

  @Test
  void shouldSayNothingWithoutATrace() {
    // When
    TraceContext none = TraceContext.of(new RecordHeaders());

    // Then
    assertThat(none).isEqualTo(TraceContext.none()).hasSameHashCodeAs(TraceContext.none());
    assertThat(none.isPresent()).isFalse();
    assertThat(none.headers()).isEmpty();
    assertThat(none.traceId()).isEqualTo("0".repeat(32));
    assertThat(none.spanId()).isEqualTo("0".repeat(16));
  }

  @Test
  void shouldEqualAContextOfTheSameSpan() {
    assertThat(TraceContext.of(headers(PARENT)))
        .isEqualTo(TraceContext.of(headers(PARENT)))
        .isNotEqualTo(TraceContext.of(headers("00-" + TRACE + "-" + "1".repeat(16) + "-01")));
  }

  private static Headers headers(String parent) {
    return new RecordHeaders().add("traceparent", bytes(parent));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
