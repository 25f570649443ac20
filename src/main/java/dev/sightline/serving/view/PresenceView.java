package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.gallery.PersonId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is before which camera, and where everybody was last seen. Thread-safe. */
public final class PresenceView {
  private static final Comparator<Stay> LATEST_FIRST =
      Comparator.comparing(Stay::lastSeen).reversed();

  private final Map<String, Stay> open = new HashMap<>();
  private final Map<PersonId, Stay> latest = new HashMap<>();

  /** Takes the next event. */
  public synchronized void apply(IdentityEvent event) {
    switch (event.type()) {
      case PERSON_ENTERED, PERSON_UPDATED, UNKNOWN_ENTERED, UNKNOWN_RECOGNISED ->
          open.put(event.visit(), Stay.of(event));
      case PERSON_LEFT, UNKNOWN_LEFT, IDENTITY_REVISED -> open.remove(event.visit());
      case UNKNOWN_MERGED, UNKNOWN_SPLIT -> {}
    }
    if (event.person() != null) {
      latest.merge(
          new PersonId(event.collection(), event.person()), Stay.of(event), PresenceView::later);
    }
  }

  /** Forgets whoever was erased. */
  synchronized void forget(ErasedPersons forgotten) {
    open.values().removeIf(forgotten::covers);
    latest.values().removeIf(forgotten::covers);
  }

  private static Stay later(Stay known, Stay told) {
    return told.lastSeen().isBefore(known.lastSeen()) ? known : told;
  }

  /** Those who have entered and not left, unknown ones too, the latest seen first. */
  public synchronized List<Stay> now() {
    return open.values().stream().sorted(LATEST_FIRST).toList();
  }

  /** Each person's latest stay, the latest seen first. */
  public synchronized List<Stay> latest() {
    return latest.values().stream().sorted(LATEST_FIRST).toList();
  }
}
