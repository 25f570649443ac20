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
  private final int most;

  /**
   * @param most the maximum number of subscriptions
   */
  public Broadcast(int most) {
    this.most = most;
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

  /** Subscribes; empty if the maximum is reached. */
  public Optional<Subscription> subscribe() {
    if (subscriptions.size() >= most) {
      return Optional.empty();
    }
    Subscription subscription = new Subscription();
    subscriptions.add(subscription);
    return Optional.of(subscription);
  }

  /** The messages that a subscriber has not read yet. */
  public final class Subscription implements AutoCloseable {
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>(WAITING);

    private Subscription() {}

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
