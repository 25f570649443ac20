package dev.sightline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.tracing.Tracing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceExportTest {

  @Test
  void shouldRecordNothingUnlessItIsSaidWhereTo() {
    try (TraceExport traces = TraceExport.open("sightline-test", Map.of("PATH", "/bin"))) {
      assertThat(traces.tracing()).isSameAs(Tracing.none());
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.contains("BatchSpanProcessor"));
    }
  }

  @Test
  void shouldRecordWhenAnEndpointOrAnExporterIsGiven() {
    assertThat(TraceExport.isWanted(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318")))
        .isTrue();
    assertThat(TraceExport.isWanted(Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://c:4318")))
        .isTrue();
    assertThat(TraceExport.isWanted(Map.of("OTEL_TRACES_EXPORTER", "otlp"))).isTrue();
  }

  @Test
  void shouldRecordNothingWhenItIsSwitchedOff() {
    assertThat(
            TraceExport.isWanted(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://c:4318",
                    "OTEL_TRACES_EXPORTER",
                    "none")))
        .isFalse();
    assertThat(
            TraceExport.isWanted(
                Map.of("OTEL_TRACES_EXPORTER", "otlp", "OTEL_SDK_DISABLED", "TRUE")))
        .isFalse();
  }
}
