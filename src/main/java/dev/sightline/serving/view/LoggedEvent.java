package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An identity event with its JSON: as in the topic, but without the names of erased persons.
 *
 * @param json the JSON, on one line
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
