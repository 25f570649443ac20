package dev.sightline.presence;

import java.util.List;
import java.util.Objects;

/** What became of strangers. */
public sealed interface StrangerEvent {

  /** Somebody has been seen a second time, and gets an id. */
  record Made(String stranger, List<String> tracks) implements StrangerEvent {
    public Made {
      Objects.requireNonNull(stranger, "stranger");
      tracks = List.copyOf(tracks);
    }
  }

  /** A known stranger has been seen again. */
  record SeenAgain(String stranger, String track) implements StrangerEvent {
    public SeenAgain {
      Objects.requireNonNull(stranger, "stranger");
      Objects.requireNonNull(track, "track");
    }
  }

  /**
   * Two strangers are one.
   *
   * @param stranger the id that stays, the older one
   * @param former the id that is gone
   */
  record Merged(String stranger, String former) implements StrangerEvent {
    public Merged {
      Objects.requireNonNull(stranger, "stranger");
      Objects.requireNonNull(former, "former");
    }
  }

  /**
   * What was taken for one stranger is another besides.
   *
   * @param stranger the new id
   * @param former the id they had, which the others keep
   * @param tracks whose tracks these are
   */
  record Split(String stranger, String former, List<String> tracks) implements StrangerEvent {
    public Split {
      Objects.requireNonNull(stranger, "stranger");
      Objects.requireNonNull(former, "former");
      tracks = List.copyOf(tracks);
    }
  }
}
