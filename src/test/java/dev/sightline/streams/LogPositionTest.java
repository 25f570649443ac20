package dev.sightline.streams;

import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.PictureFaces;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogPositionTest {

  @Test
  void shouldSayWhichRecordAStageIsAt() {
    // Given
    Map<String, String> places = new HashMap<>();
    RecognitionStages stages = RecognitionStages.none().withDetect(() -> noting(places));

    // When
    try (RecognitionDriver driver = new RecognitionDriver(stages)) {
      driver.frame("door", "10");
    }

    // Then
    assertThat(places)
        .isEqualTo(
            Map.of(
                "camera", "door",
                "topic", "sightline.frames",
                "partition", "0",
                "offset", "0"));
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @Test
  void shouldSayWhichTraceARecordBelongsTo() {
    // Given
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Map<String, String> places = new HashMap<>();
    RecognitionStages stages = RecognitionStages.none().withDetect(() -> noting(places));

    // When
    try (RecognitionDriver driver = new RecognitionDriver(stages)) {
      driver.pipe(
          TOPICS.frames(),
          new TestRecord<>(
              bytes("door"),
              bytes("10"),
              new RecordHeaders().add("traceparent", bytes("00-" + trace + "-00f067aa0ba902b7-01")),
              NOON));
    }

    // Then
    assertThat(places)
        .containsEntry("trace_id", trace)
        .containsEntry("span_id", "00f067aa0ba902b7");
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  private static FrameDetector noting(Map<String, String> places) {
    return new FrameDetector() {
      @Override
      public Outcome<PictureFaces> read(byte[] jpeg) {
        places.putAll(MDC.getCopyOfContextMap());
        return Outcome.rejected(RejectionReason.FRAME_EMPTY, "not looked at");
      }

      @Override
      public void close() {}
    };
  }
}
