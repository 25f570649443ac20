package dev.sightline.presence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The reference to a stranger in a presence event.
 *
 * @param id {@code unknown/…}, the same at every visit before one camera
 * @param former for a merge, the id that was removed; for a split, the id that the others keep
 * @param tracks the tracks that the event gives the id to; may be empty
 */
public record StrangerReference(String id, Optional<String> former, List<String> tracks) {

  public StrangerReference {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(former, "former");
    tracks = List.copyOf(tracks);
  }
}
