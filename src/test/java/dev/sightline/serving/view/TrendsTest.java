package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.serving.view.CameraSummary.Figures;
import dev.sightline.serving.view.Trends.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendsTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final Trends trends = new Trends();

  @Test
  void shouldAddUpTheCamerasAndTakeTheSlowestOfThem() {
    trends.add(START, 7L, List.of(camera(2, 300L), camera(3, 900L), camera(1, null)));

    assertThat(trends.points(Span.HOUR)).containsExactly(new Trends.Point(START, 7L, 6, 900L));
  }

  @Test
  void shouldHaveNoAgeWithoutFaces() {
    trends.add(START, 0L, List.of(camera(2, null)));

    assertThat(trends.points(Span.HOUR).get(0).matchAgeMillis()).isNull();
  }

  @Test
  void shouldKeepOnePointEveryFifteenSecondsOfTheLastHour() {
    for (int second = 0; second < 2 * 3600; second++) {
      trends.add(START.plusSeconds(second), (long) second, List.of());
    }

    assertThat(trends.points(Span.HOUR)).hasSize(240);
    assertThat(trends.points(Span.HOUR).get(239).at()).isEqualTo(START.plusSeconds(2 * 3600 - 15));
  }

  @Test
  void shouldJoinTheDayToTheHighestBacklogAndTheMeanRateOfSixMinutes() {
    for (int second = 0; second < 720; second += 15) {
      trends.add(START.plusSeconds(second), second == 90 ? 70L : 1L, List.of(camera(2, null)));
    }
    trends.add(START.plusSeconds(720), null, List.of(camera(4, 500L)));

    assertThat(trends.points(Span.DAY))
        .containsExactly(
            new Trends.Point(START, 70L, 2, null),
            new Trends.Point(START.plusSeconds(360), 1L, 2, null),
            new Trends.Point(START.plusSeconds(720), null, 4, 500L));
  }

  @Test
  void shouldKeepADay() {
    for (int second = 0; second < 2 * 86_400; second += 15) {
      trends.add(START.plusSeconds(second), 0L, List.of());
    }

    assertThat(trends.points(Span.DAY)).hasSize(241);
    assertThat(trends.points(Span.DAY).get(240).at()).isEqualTo(START.plusSeconds(172_800 - 360));
  }

  private static CameraSummary camera(double framesPerSecond, Long matchAgeMillis) {
    return new CameraSummary(
        "door", "up", START, null, null, null, new Figures(framesPerSecond, 1, matchAgeMillis));
  }
}
