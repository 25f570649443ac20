package dev.sightline.config;

import dev.sightline.monitoring.HealthConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of package {@code serving}. */
final class HealthSettings {

  private HealthSettings() {}

  static void define(ConfigDef definition) {
    HealthConfig health = HealthConfig.defaults();
    new SettingGroup(definition, "Health and metrics")
        .text("health.host", health.host(), "Address to listen on; `0.0.0.0` is all of them.")
        .integer("health.port", health.port(), "In [0, 65535]; 0 switches it off.")
        .millis(
            "health.stalled.after.ms",
            health.stalledAfter(),
            "How long a stage may be at the records that it last took before the process counts as"
                + " dead, positive.");
  }

  static HealthConfig health(Values values) {
    return new HealthConfig(
        values.text("health.host"),
        values.integer("health.port"),
        values.millis("health.stalled.after.ms"));
  }
}
