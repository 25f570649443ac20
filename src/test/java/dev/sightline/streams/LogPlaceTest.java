package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogPlaceTest {

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

  private static SceneReader noting(Map<String, String> places) {
    return new SceneReader() {
      @Override
      public Outcome<Scene> read(byte[] jpeg) {
        places.putAll(MDC.getCopyOfContextMap());
        return Outcome.rejected(RejectionReason.FRAME_EMPTY, "not looked at");
      }

      @Override
      public void close() {}
    };
  }
}
