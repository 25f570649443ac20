package dev.sightline.monitoring;

import java.time.Duration;
import java.util.Objects;

/**
 * The configuration of the health endpoint.
 *
 * @param host {@code health.host}: the address to listen on; {@code 0.0.0.0} is all of them
 * @param port {@code health.port}: in [0, 65535]; 0 switches it off
 * @param stalledAfter {@code health.stalled.after.ms}: how long a stage may process the same
 *     records before the process counts as dead, positive
 */
public record HealthConfig(String host, int port, Duration stalledAfter) {

  public HealthConfig {
    Objects.requireNonNull(host, "health.host");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("health.port must be in [0, 65535], was " + port);
    }
    if (stalledAfter.isNegative() || stalledAfter.isZero()) {
      throw new IllegalArgumentException(
          "health.stalled.after.ms must be positive, was " + stalledAfter.toMillis());
    }
  }

  /** Returns the defaults: port 8081 of the loopback address; stalled after a minute. */
  public static HealthConfig defaults() {
    return new HealthConfig("127.0.0.1", 8081, Duration.ofMinutes(1));
  }
}
