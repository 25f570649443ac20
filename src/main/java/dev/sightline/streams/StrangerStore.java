package dev.sightline.streams;

import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.Strangers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The strangers before each camera of a partition. Belongs to one thread. */
final class StrangerStore {
  private final Strangers strangers;
  private final KeyValueStore<String, StrangerState> store;

  StrangerStore(Strangers strangers, KeyValueStore<String, StrangerState> store) {
    this.strangers = strangers;
    this.store = store;
  }

  /**
   * The events of one camera as they are published.
   *
   * @param events the events, with strangers' ids and with the changes among strangers
   * @param state the strangers to store; empty if they did not change
   */
  record Published(List<PresenceChange> events, Optional<StrangerState> state) {}

  /** Returns the events to publish for these events of one camera, and stores nothing. */
  Published publish(String camera, List<PresenceChange> events) {
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
  void put(String camera, StrangerState state) {
    store.put(camera, state);
  }

  /** Removes an erased person. */
  void forget(ErasedPerson erased) {
    for (KeyValue<String, StrangerState> camera : CameraStores.all(store)) {
      StrangerState left = Strangers.forget(camera.value, erased);
      if (!left.equals(camera.value)) {
        store.put(camera.key, left);
      }
    }
  }

  /** Encrypts with the current key what was encrypted with a replaced one. */
  void writeAnew() {
    CameraStores.writeAnew(store);
  }

  private StrangerState state(String camera) {
    StrangerState known = store.get(camera);
    return known == null ? StrangerState.empty() : known;
  }
}
