package dev.sightline.streams.gallery;

import dev.sightline.presence.ErasedPerson;
import java.util.ArrayList;
import java.util.List;

/**
 * The erased persons, passed from the thread that reads the gallery to those that keep cameras'
 * state. Any thread may use it.
 */
public final class Erasures {
  private final List<ErasedPerson> all = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();

  public synchronized void add(ErasedPerson erased) {
    all.add(erased);
  }

  /** Creates a reader that gets all erased persons, also earlier ones; the caller closes it. */
  public synchronized Reader newReader() {
    Reader reader = new Reader();
    readers.add(reader);
    return reader;
  }

  /**
   * Returns the highest revision whose erasures every reader has applied.
   *
   * @param read the revision up to which the gallery was read
   */
  public synchronized long doneUpTo(long read) {
    int done = readers.stream().mapToInt(reader -> reader.done).min().orElse(all.size());
    return done == all.size() ? read : Math.min(read, all.get(done).revision() - 1);
  }

  /** The erasures that one reader has to apply. Belongs to one thread. */
  public final class Reader implements AutoCloseable {
    private int done;

    private Reader() {}

    /** Returns the persons added since the last {@link #done}; usually empty. */
    public List<ErasedPerson> pending() {
      synchronized (Erasures.this) {
        return List.copyOf(all.subList(done, all.size()));
      }
    }

    /** Marks these persons of {@link #pending} as forgotten. */
    public void done(List<ErasedPerson> forgotten) {
      synchronized (Erasures.this) {
        done += forgotten.size();
      }
    }

    @Override
    public void close() {
      synchronized (Erasures.this) {
        readers.remove(this);
      }
    }
  }
}
