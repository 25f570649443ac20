package dev.sightline.streams.gallery;

import dev.sightline.presence.ErasedPerson;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is erased, from the thread that reads the gallery to those that remember cameras. Any thread
 * may use it.
 */
public final class Erasures {
  private final List<ErasedPerson> all = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();

  public synchronized void add(ErasedPerson erased) {
    all.add(erased);
  }

  /** A reader who is told of everybody, those erased long ago too; to be closed. */
  public synchronized Reader newReader() {
    Reader reader = new Reader();
    readers.add(reader);
    return reader;
  }

  /**
   * The revision of the gallery that has been done justice to.
   *
   * @param read the revision up to which the gallery was read
   */
  public synchronized long doneUpTo(long read) {
    int done = readers.stream().mapToInt(reader -> reader.done).min().orElse(all.size());
    return done == all.size() ? read : Math.min(read, all.get(done).revision() - 1);
  }

  /** What one of those who remember has yet to forget. Belongs to one thread. */
  public final class Reader implements AutoCloseable {
    private int done;

    private Reader() {}

    /** Whoever was added since {@link #done} was called last; empty as a rule. */
    public List<ErasedPerson> pending() {
      synchronized (Erasures.this) {
        return List.copyOf(all.subList(done, all.size()));
      }
    }

    /** These, which {@link #pending} gave, are forgotten. */
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
