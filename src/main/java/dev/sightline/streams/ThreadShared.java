package dev.sightline.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An object shared by the processors of one thread. Kafka Streams creates a processor per
 * partition, and a network per partition would be too many. The object is closed when the last
 * lease is closed.
 */
final class ThreadShared<T> {
  private final Supplier<T> open;
  private final Consumer<T> close;
  private final Map<Thread, Shared> byThread = new HashMap<>();

  ThreadShared(Supplier<T> open, Consumer<T> close) {
    this.open = open;
    this.close = close;
  }

  /** Returns a lease of the calling thread's object, which is opened for the first lease. */
  synchronized Lease<T> lend() {
    Thread thread = Thread.currentThread();
    Shared shared = byThread.computeIfAbsent(thread, first -> new Shared(open.get()));
    shared.borrowers++;
    return new Lease<>(shared.object, () -> giveBack(thread, shared));
  }

  private synchronized void giveBack(Thread thread, Shared shared) {
    if (--shared.borrowers == 0) {
      byThread.remove(thread);
      close.accept(shared.object);
    }
  }

  private final class Shared {
    private final T object;
    private int borrowers;

    private Shared(T object) {
      this.object = object;
    }
  }

  /** A lease. */
  static final class Lease<T> implements AutoCloseable {
    private final T object;
    private final Runnable giveBack;
    private boolean closed;

    private Lease(T object, Runnable giveBack) {
      this.object = object;
      this.giveBack = giveBack;
    }

    T object() {
      if (closed) {
        throw new IllegalStateException("the lease is closed");
      }
      return object;
    }

    /** Closes the lease. Idempotent. */
    @Override
    public void close() {
      if (!closed) {
        closed = true;
        giveBack.run();
      }
    }
  }
}
