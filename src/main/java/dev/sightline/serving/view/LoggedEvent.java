package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A presence event, and its JSON: as it lies in the topic, but for the names of the erased.
 *
 * @param json on one line
 */
public record LoggedEvent(IdentityEvent event, String json) {

  static LoggedEvent of(IdentityEvent event) {
    return new LoggedEvent(
        event, new String(RecordCodecs.presence().write(event), StandardCharsets.UTF_8));
  }

  public LoggedEvent {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(json, "json");
  }
}
