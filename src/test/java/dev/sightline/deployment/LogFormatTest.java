package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two formats of the log, as {@code SIGHTLINE_LOG_FORMAT} chooses them. */
class LogFormatTest {
  private static final Map<String, String> PLACE =
      Map.of(
          "camera", "door",
          "partition", "3",
          "offset", "42",
          "trace_id", "4bf92f3577b34da6a3ce929d0e0e4736",
          "span_id", "00f067aa0ba902b7",
          "person", "Grace Hopper");

  @Test
  void shouldWriteAJsonObjectALine() throws JoranException, JsonProcessingException {
    // When
    JsonNode line = new JsonMapper().readTree(log("json", PLACE));

    // Then
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("message").asText()).isEqualTo("a frame was turned away");
    assertThat(line.path("logger").asText()).isEqualTo("dev.sightline.streams.Example");
    assertThat(line.path("@timestamp").asText()).endsWith("Z");
    assertThat(line.path("camera").asText()).isEqualTo("door");
    assertThat(line.path("partition").asText()).isEqualTo("3");
    assertThat(line.path("offset").asText()).isEqualTo("42");
    assertThat(line.path("trace_id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(line.path("span_id").asText()).isEqualTo("00f067aa0ba902b7");
    assertThat(line.has("person")).isFalse();
  }

  @Test
  void shouldWriteTextWithThePlace() throws JoranException {
    assertThat(log("text", Map.of("camera", "door")))
        .endsWith("s.Example: a frame was turned away [camera=door]\n");
  }

  @Test
  void shouldWriteTextWithoutAPlace() throws JoranException {
    assertThat(log("text", Map.of())).endsWith("s.Example: a frame was turned away\n");
  }

  /** What goes to standard error when one message is logged in a context of its own. */
  private static String log(String format, Map<String, String> place) throws JoranException {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      LoggerContext context = new LoggerContext();
      LogbackMDCAdapter diagnostics = new LogbackMDCAdapter();
      context.setMDCAdapter(diagnostics);
      context.putProperty("SIGHTLINE_LOG_FORMAT", format);
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
      place.forEach(diagnostics::put);
      context.getLogger("dev.sightline.streams.Example").warn("a frame was turned away");
      context.stop();
    } finally {
      System.setErr(before);
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
