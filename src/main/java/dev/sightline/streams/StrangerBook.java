package dev.sightline.streams;

import dev.sightline.matching.ErasedPerson;
import dev.sightline.matching.PresenceEvent;
import dev.sightline.matching.StrangerState;
import dev.sightline.matching.Strangers;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps book of the unknown people before each camera of a partition. Belongs to one thread. */
final class StrangerBook {
  private final Strangers strangers;
  private final KeyValueStore<String, StrangerState> store;

  StrangerBook(Strangers strangers, KeyValueStore<String, StrangerState> store) {
    this.strangers = strangers;
    this.store = store;
  }

  /**
   * The events of one camera as they are to be told: with strangers' ids, and what became of them.
   */
  List<PresenceEvent> tell(List<PresenceEvent> events) {
    List<PresenceEvent> told = new ArrayList<>();
    for (PresenceEvent event : events) {
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

  /** Lets go of an erased person. */
  void forget(ErasedPerson erased) {
    for (KeyValue<String, StrangerState> camera : CameraStores.all(store)) {
      StrangerState left = Strangers.forget(camera.value, erased);
      if (!left.equals(camera.value)) {
        store.put(camera.key, left);
      }
    }
  }

  /** Has what was encrypted with a key that is replaced encrypted with its successor. */
  void writeAnew() {
    CameraStores.writeAnew(store);
  }

  private StrangerState state(String camera) {
    StrangerState known = store.get(camera);
    return known == null ? StrangerState.empty() : known;
  }
}
