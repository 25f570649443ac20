package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTimesTest {

  @Test
  void shouldTravelInAHeader() {
    // Given
    StageTimes times =
        StageTimes.none()
            .plus("detect", Duration.ofMillis(31))
            .plus("detect", Duration.ofNanos(72_000))
            .plus("embed", Duration.ofMillis(18));
    RecordHeaders headers = new RecordHeaders();

    // When
    times
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(times).hasToString("detect=31.072,embed=18.000");
    assertThat(StageTimes.of(headers).byStage()).isEqualTo(times.byStage());
    assertThat(StageTimes.of(headers).total()).isEqualTo(Duration.ofNanos(49_072_000));
  }

  @Test
  void shouldSayNothingBeforeAStageHasWorked() {
    assertThat(StageTimes.none().headers()).isEmpty();
    assertThat(StageTimes.of(new RecordHeaders()).byStage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "detect", "detect=", "detect=fast", "=3", "detect=-1", "detect=NaN"})
  void shouldBelieveNothingThatIsMalformed(String header) {
    assertThat(StageTimes.parse(header).byStage()).isEmpty();
  }

  @Test
  void shouldBelieveNothingThatIsTooLong() {
    assertThat(StageTimes.parse("detect=1,".repeat(100) + "embed=1").byStage()).isEmpty();
  }
}
