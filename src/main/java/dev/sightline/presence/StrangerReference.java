package dev.sightline.presence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a presence event says of a stranger.
 *
 * @param id {@code unknown/…}, the same at every visit before one camera
 * @param former of a merger, the id that is gone; of a split, the id that the others keep
 * @param tracks which tracks the event gives the id to; empty where there are none
 */
public record StrangerReference(String id, Optional<String> former, List<String> tracks) {

  public StrangerReference {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(former, "former");
    tracks = List.copyOf(tracks);
  }
}
