package dev.sightline.serving.view;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A broadcast to subscribers. A subscriber that does not keep up misses the oldest messages, and
 * delays no other. Thread-safe.
 */
public final class Broadcast {
  private static final int WAITING = 256;

  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final int max;
  private final int maxPerListener;

  /**
   * @param max subscriptions at once
   * @param maxPerListener subscriptions of one listener at once, so that none takes all
   */
  public Broadcast(int max, int maxPerListener) {
    this.max = max;
    this.maxPerListener = maxPerListener;
  }

  /**
   * A message.
   *
   * @param type the type, e.g. {@code scene}
   * @param json the content, on one line
   */
  public record Message(String type, String json) {}

  /** Sends a message to all subscribers. */
  public void publish(Message message) {
    subscriptions.forEach(subscription -> subscription.add(message));
  }

  /** Returns whether there is a subscriber. */
  public boolean hasListeners() {
    return !subscriptions.isEmpty();
  }

  /**
   * Subscribes a listener.
   *
   * @param listener who listens
   * @return empty if there are as many subscriptions as there may be
   */
  public synchronized Optional<Subscription> subscribe(String listener) {
    long own = subscriptions.stream().filter(other -> other.listener.equals(listener)).count();
    if (subscriptions.size() >= max || own >= maxPerListener) {
      return Optional.empty();
    }
    Subscription subscription = new Subscription(listener);
    subscriptions.add(subscription);
    return Optional.of(subscription);
  }

  /** The messages that a subscriber has not read yet. */
  public final class Subscription implements AutoCloseable {
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>(WAITING);

    private final String listener;

    private Subscription(String listener) {
      this.listener = listener;
    }

    private void add(Message message) {
      while (!waiting.offer(message)) {
        waiting.poll();
      }
    }

    /** Returns the next message; empty if none comes in time. */
    public Optional<Message> next(Duration wait) throws InterruptedException {
      return Optional.ofNullable(waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }
}
