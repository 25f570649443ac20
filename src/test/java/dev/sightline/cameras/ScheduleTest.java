package dev.sightline.cameras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2026-11-30 is a Monday. */
class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "mon-fri 07:00-19:00, 2026-11-30T07:00:00Z, true",
    "mon-fri 07:00-19:00, 2026-11-30T06:59:59Z, false",
    "mon-fri 07:00-19:00, 2026-11-30T19:00:00Z, false",
    "mon-fri 07:00-19:00, 2026-11-29T12:00:00Z, false",
    "mon-fri 07:00-19:00 Europe/Berlin, 2026-11-30T06:00:00Z, true",
    "'mon 07:00-08:00, tue 09:00-10:00', 2026-12-01T09:30:00Z, true",
    "fri-mon 10:00-11:00, 2026-11-30T10:00:00Z, true",
    "sun 22:00-06:00, 2026-11-30T05:59:59Z, true",
    "sun 22:00-06:00, 2026-11-30T22:30:00Z, false",
    "mon 00:00-24:00, 2026-11-30T23:59:59Z, true",
    "mon 00:00-24:00, 2026-12-01T00:00:00Z, false",
    "20:00-22:00, 2026-11-30T21:00:00Z, true",
  })
  void shouldBeOnWithinItsSpans(String text, Instant time, boolean isOn) {
    assertThat(Schedule.parse(text).isOn(time)).isEqualTo(isOn);
  }

  @Test
  void shouldAlwaysBeOnWithoutAnySpan() {
    assertThat(Schedule.parse(" ")).isEqualTo(Schedule.ALWAYS);
    assertThat(Schedule.ALWAYS.isOn(Instant.EPOCH)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "always",
        "mon-fri",
        "mon-fry 07:00-19:00",
        "07:00-25:00",
        "07:00-19:00 Mars/Base"
      })
  void shouldRefuseWhatIsNoSchedule(String text) {
    assertThatThrownBy(() -> Schedule.parse(text))
        .hasMessageStartingWith("a schedule is spans of days and times and a time zone")
        .hasMessageEndingWith("was '" + text + "'");
  }
}
