package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final IdentityEvent ADA = EventFixtures.golden("events/person-entered-v1.json");

  @Test
  void shouldAcceptEverythingWithoutAWish() {
    assertThat(filter(null, null, null).accepts(ADA, Optional.empty())).isTrue();
  }

  @Test
  void shouldFindAPersonByNameWithOrWithoutTheCollection() {
    assertThat(filter(ADA.person(), null, null).accepts(ADA, Optional.empty())).isTrue();
    assertThat(
            filter(ADA.collection() + "/" + ADA.person(), null, null)
                .accepts(ADA, Optional.empty()))
        .isTrue();
    assertThat(filter("another/" + ADA.person(), null, null).accepts(ADA, Optional.empty()))
        .isFalse();
    assertThat(filter("Bob", null, null).accepts(ADA, Optional.empty())).isFalse();
  }

  @Test
  void shouldFindAPersonWhicheverWayTheNameIsTyped() {
    assertThat(filter("Jose\u0301", null, null)).isEqualTo(filter("Jos\u00E9", null, null));
  }

  @Test
  void shouldFindAStrangerByTheIdBeforeTheCameraAndByTheCommonOne() {
    IdentityEvent stranger = EventFixtures.golden("events/unknown-entered-v1.json");
    Optional<String> common = Optional.of("unknown/common");

    assertThat(filter(stranger.stranger().id(), null, null).accepts(stranger, common)).isTrue();
    assertThat(filter("unknown/common", null, null).accepts(stranger, common)).isTrue();
    assertThat(filter("unknown/common", null, null).accepts(stranger, Optional.empty())).isFalse();
  }

  @Test
  void shouldKeepToACamera() {
    assertThat(filter(null, ADA.camera(), null).accepts(ADA, Optional.empty())).isTrue();
    assertThat(filter(null, "another", null).accepts(ADA, Optional.empty())).isFalse();
  }

  @Test
  void shouldTakeEventsOfTheTimeItselfAndLater() {
    assertThat(filter(null, null, ADA.occurredAt()).accepts(ADA, Optional.empty())).isTrue();
    assertThat(filter(null, null, ADA.occurredAt().plusMillis(1)).accepts(ADA, Optional.empty()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "30s, 2026-11-24T11:59:30Z",
    "15m, 2026-11-24T11:45:00Z",
    "2h, 2026-11-24T10:00:00Z",
    "7d, 2026-11-17T12:00:00Z",
    "2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z"
  })
  void shouldReadHowLongAgoOrATime(String text, Instant time) {
    assertThat(EventFilter.time(text, NOW)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2 h", "-2h", "2w", "2026-11-24"})
  void shouldSayWhatATimeLooksLike(String text) {
    assertThatThrownBy(() -> EventFilter.time(text, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("(2026-11-24T12:00:00Z), was " + text);
  }

  private static EventFilter filter(String person, String camera, Instant since) {
    return new EventFilter(
        Optional.ofNullable(person), Optional.ofNullable(camera), Optional.ofNullable(since));
  }
}
