package dev.sightline.presence;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldSayWhichKeyIsWrongAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(0, SECOND, SECOND, SECOND, SECOND, SECOND))
        .withMessage("match.confirm.faces must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(3, Duration.ZERO, SECOND, SECOND, SECOND, SECOND))
        .withMessage("presence.timeout.ms must be positive, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PresenceConfig(3, SECOND, SECOND.negated(), SECOND, SECOND, SECOND))
        .withMessage("presence.grace.ms must not be negative, was -1000");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PresenceConfig(3, SECOND, SECOND, Duration.ofSeconds(2), SECOND, SECOND))
        .withMessage(
            "presence.unknown.after.ms must be from 0 to presence.timeout.ms (1000), was 2000");
  }
}
