package dev.sightline.config;

import dev.sightline.presence.PresenceConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code presence}. */
final class PresenceSettings {

  private PresenceSettings() {}

  static void define(ConfigDef definition, PresenceConfig presence) {
    new SettingGroup(definition, "Presence")
        .integer(
            "match.confirm.faces",
            presence.confirmFaces(),
            "Number of faces of a track that must agree before it gets a name, at least 1.")
        .millis(
            "presence.timeout.ms",
            presence.timeout(),
            "A person not seen for this long has left; positive.")
        .millis(
            "presence.grace.ms",
            presence.grace(),
            "How much later than a newer frame a frame may arrive, at least 0; delays every"
                + " event.")
        .millis(
            "presence.unknown.after.ms",
            presence.unknownAfter(),
            "How long a track stays without a name before it is reported as unknown, from 0 to"
                + " `presence.timeout.ms`.")
        .millis(
            "presence.max.ahead.ms",
            presence.maxAhead(),
            "How far a capture time may be ahead of the matcher's clock, at least 0; a frame"
                + " further ahead is a dead letter.")
        .millis(
            "presence.unknowns.retention.ms",
            presence.unknownsKept(),
            "How long an unknown person's embeddings are remembered, so that they get the same id"
                + " when they return; at least 0.");
  }

  static PresenceConfig presence(Values values) {
    return new PresenceConfig(
        values.integer("match.confirm.faces"),
        values.millis("presence.timeout.ms"),
        values.millis("presence.grace.ms"),
        values.millis("presence.unknown.after.ms"),
        values.millis("presence.max.ahead.ms"),
        values.millis("presence.unknowns.retention.ms"));
  }
}
