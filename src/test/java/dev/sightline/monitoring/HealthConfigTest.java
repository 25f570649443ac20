package dev.sightline.monitoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthConfigTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void shouldRejectAPortThatIsNone() {
    assertThatThrownBy(() -> new HealthConfig("127.0.0.1", 65_536, MINUTE))
        .hasMessage("health.port must be in [0, 65535], was 65536");
  }

  @Test
  void shouldRejectATimeThatIsNone() {
    assertThatThrownBy(() -> new HealthConfig("127.0.0.1", 8081, Duration.ZERO))
        .hasMessage("health.stalled.after.ms must be positive, was 0");
  }
}
