package dev.sightline.serving.view;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells all subscribers what happens. A subscriber that does not keep up misses the oldest, and
 * holds up nobody. Thread-safe.
 */
public final class Broadcast {
  private static final int WAITING = 256;

  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final int most;

  /**
   * @param most subscriptions at once
   */
  public Broadcast(int most) {
    this.most = most;
  }

  /**
   * @param type e.g. {@code scene}
   * @param json on one line
   */
  public record Message(String type, String json) {}

  /** Tells all who listen now. */
  public void publish(Message message) {
    subscriptions.forEach(subscription -> subscription.add(message));
  }

  /** Whether anybody listens. */
  public boolean hasListeners() {
    return !subscriptions.isEmpty();
  }

  /** Begins to listen; empty if there are as many as may be. */
  public Optional<Subscription> subscribe() {
    if (subscriptions.size() >= most) {
      return Optional.empty();
    }
    Subscription subscription = new Subscription();
    subscriptions.add(subscription);
    return Optional.of(subscription);
  }

  /** What one listener has yet to hear. */
  public final class Subscription implements AutoCloseable {
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>(WAITING);

    private Subscription() {}

    private void add(Message message) {
      while (!waiting.offer(message)) {
        waiting.poll();
      }
    }

    /** The next message; empty if none comes in this time. */
    public Optional<Message> next(Duration wait) throws InterruptedException {
      return Optional.ofNullable(waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }
}
