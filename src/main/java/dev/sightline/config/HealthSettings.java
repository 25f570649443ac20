package dev.sightline.config;

import dev.sightline.monitoring.HealthConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code monitoring}. */
final class HealthSettings {

  private HealthSettings() {}

  static void define(ConfigDef definition, HealthConfig health) {
    new SettingGroup(definition, "Health and metrics")
        .text("health.host", health.host(), "Address to listen on; `0.0.0.0` is all of them.")
        .integer(
            "health.port", health.port(), "Port to listen on, in [0, 65535]; 0 switches it off.")
        .millis(
            "health.stalled.after.ms",
            health.stalledAfter(),
            "How long a stage may process the same records before the process counts as"
                + " dead, positive.");
  }

  static HealthConfig health(Values values) {
    return new HealthConfig(
        values.text("health.host"),
        values.integer("health.port"),
        values.millis("health.stalled.after.ms"));
  }
}
