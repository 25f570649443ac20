package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.serving.view.CameraSummary.Figures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendsTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final Trends trends = new Trends();

  @Test
  void shouldAddUpTheCamerasAndTakeTheSlowestOfThem() {
    trends.add(START, 7, List.of(camera(2, 300L), camera(3, 900L), camera(1, null)));

    assertThat(trends.points()).containsExactly(new Trends.Point(START, 7, 6, 900L));
  }

  @Test
  void shouldHaveNoAgeWithoutFaces() {
    trends.add(START, 0, List.of(camera(2, null)));

    assertThat(trends.points().get(0).matchAgeMillis()).isNull();
  }

  @Test
  void shouldKeepOnePointEveryFifteenSecondsOfTheLastHour() {
    for (int second = 0; second < 2 * 3600; second++) {
      trends.add(START.plusSeconds(second), second, List.of());
    }

    assertThat(trends.points()).hasSize(240);
    assertThat(trends.points().get(239).at()).isEqualTo(START.plusSeconds(2 * 3600 - 15));
  }

  private static CameraSummary camera(double framesPerSecond, Long matchAgeMillis) {
    return new CameraSummary(
        "door", "up", START, null, null, null, new Figures(framesPerSecond, 1, matchAgeMillis));
  }
}
