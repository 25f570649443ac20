package dev.sightline.streams;

import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.Strangers;
import java.util.ArrayList;
import java.util.List;
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
   * Returns the events to publish for the events of one camera: with strangers' ids, and with the
   * changes among strangers.
   */
  List<PresenceChange> tell(List<PresenceChange> events) {
    List<PresenceChange> told = new ArrayList<>();
    for (PresenceChange event : events) {
      if (Strangers.concern(event)) {
        Strangers.Step step = strangers.tell(state(event.camera()), event);
        store.put(event.camera(), step.state());
        told.addAll(step.events());
      } else {
        told.add(event);
      }
    }
    return told;
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
