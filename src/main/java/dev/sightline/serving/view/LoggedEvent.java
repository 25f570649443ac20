package dev.sightline.serving.view;

import dev.sightline.events.PresenceRecord;
import java.util.Objects;

/**
 * A presence event, and its JSON as it lies in the topic.
 *
 * @param json on one line
 */
public record LoggedEvent(PresenceRecord event, String json) {

  public LoggedEvent {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(json, "json");
  }
}
