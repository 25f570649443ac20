package dev.sightline.presence;

import java.util.List;
import java.util.Objects;

/** A change among strangers. */
public sealed interface StrangerEvent {

  /** An unknown person was seen a second time and gets an id. */
  record Made(String stranger, List<String> tracks) implements StrangerEvent {
    public Made {
      Objects.requireNonNull(stranger, "stranger");
      tracks = List.copyOf(tracks);
    }
  }

  /** A known stranger was seen again. */
  record SeenAgain(String stranger, String track) implements StrangerEvent {
    public SeenAgain {
      Objects.requireNonNull(stranger, "stranger");
      Objects.requireNonNull(track, "track");
    }
  }

  /**
   * Two strangers were merged.
   *
   * @param stranger the id that remains, the older one
   * @param former the id that was removed
   */
  record Merged(String stranger, String former) implements StrangerEvent {
    public Merged {
      Objects.requireNonNull(stranger, "stranger");
      Objects.requireNonNull(former, "former");
    }
  }

  /**
   * One stranger was split into two.
   *
   * @param stranger the new id
   * @param former the id that the others keep
   * @param tracks the tracks that move to the new id
   */
  record Split(String stranger, String former, List<String> tracks) implements StrangerEvent {
    public Split {
      Objects.requireNonNull(stranger, "stranger");
      Objects.requireNonNull(former, "former");
      tracks = List.copyOf(tracks);
    }
  }
}
