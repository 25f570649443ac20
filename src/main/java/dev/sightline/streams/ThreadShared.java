package dev.sightline.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lends each thread one object, however many processors of that thread ask: Kafka Streams makes a
 * processor for each partition, and a model for each partition would be too many. The object is
 * closed when the last borrower gives it back.
 */
final class ThreadShared<T> {
  private final Supplier<T> open;
  private final Consumer<T> close;
  private final Map<Thread, Shared> byThread = new HashMap<>();

  ThreadShared(Supplier<T> open, Consumer<T> close) {
    this.open = open;
    this.close = close;
  }

  /** The object of the calling thread, opened if this is the first loan. */
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

  /** A loan. */
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
        throw new IllegalStateException("the loan was given back");
      }
      return object;
    }

    /** Idempotent. */
    @Override
    public void close() {
      if (!closed) {
        closed = true;
        giveBack.run();
      }
    }
  }
}
