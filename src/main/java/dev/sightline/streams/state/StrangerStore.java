package dev.sightline.streams.state;

import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.Strangers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The strangers before each camera of a partition. Belongs to one thread. */
public final class StrangerStore {
  private final Strangers strangers;
  private final CameraRecords<StrangerState, StrangerSighting> records;

  public StrangerStore(
      Strangers strangers, CameraRecords<StrangerState, StrangerSighting> records) {
    this.strangers = strangers;
    this.records = records;
  }

  /**
   * The events of one camera as they are published.
   *
   * @param events the events, with strangers' ids and with the changes among strangers
   * @param state the strangers to store; empty if they did not change
   */
  public record Published(List<PresenceChange> events, Optional<StrangerState> state) {}

  /** Returns the events to publish for these events of one camera, and stores nothing. */
  public Published publish(String camera, List<PresenceChange> events) {
    List<PresenceChange> published = new ArrayList<>();
    Optional<StrangerState> state = Optional.empty();
    for (PresenceChange event : events) {
      if (Strangers.concern(event)) {
        StrangerState known = state.isPresent() ? state.get() : state(camera);
        Strangers.Step step = strangers.apply(known, event);
        state = Optional.of(step.state());
        published.addAll(step.events());
      } else {
        published.add(event);
      }
    }
    return new Published(published, state);
  }

  /** Stores the strangers of a camera. */
  public void put(String camera, StrangerState state) {
    records.put(camera, state);
  }

  /** Removes an erased person. */
  public void forget(ErasedPerson erased) {
    for (String camera : records.cameras()) {
      StrangerState known = state(camera);
      StrangerState left = Strangers.forget(known, erased);
      if (!left.equals(known)) {
        records.put(camera, left);
      }
      records.purge(camera);
    }
  }

  private StrangerState state(String camera) {
    return records.get(camera).orElseGet(StrangerState::empty);
  }
}
