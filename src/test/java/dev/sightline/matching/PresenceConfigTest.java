package dev.sightline.matching;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldSayWhichKeyIsWrongAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(0, SECOND, SECOND, SECOND))
        .withMessage("match.confirm.faces must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(3, Duration.ZERO, SECOND, SECOND))
        .withMessage("presence.timeout must be positive, was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(3, SECOND, SECOND.negated(), SECOND))
        .withMessage("presence.grace must not be negative, was PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(3, SECOND, SECOND, Duration.ofSeconds(2)))
        .withMessage("presence.unknown.after must be from 0 to presence.timeout (PT1S), was PT2S");
  }
}
