package dev.sightline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLineTest {
  private static final IdentityEvent ADA = EventFixtures.golden("events/person-entered-v1.json");

  @Test
  void shouldBeginWithDateTimeAndZone() {
    assertThat(EventLine.of(ADA))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:?\\d\\d) .*");
  }

  @Test
  void shouldShowTheIdOfAStranger() {
    IdentityEvent stranger = EventFixtures.golden("events/unknown-entered-v1.json");

    String line = EventLine.of(stranger);

    assertThat(stranger.stranger()).isNotNull();
    assertThat(line).contains(" " + stranger.stranger().id() + " ").contains("entered");
    assertThat(EventLine.of(stranger, Optional.of("unknown/common")))
        .isEqualTo(line + ", common id unknown/common");
    assertThat(EventLine.of(stranger, Optional.empty())).isEqualTo(line);
  }
}
