package dev.sightline.serving.view;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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
   * @param camera the camera that it shows, for subscribers that watch it; empty for all
   */
  public record Message(String type, String json, Optional<String> camera) {

    /** Creates a message for all subscribers. */
    public Message(String type, String json) {
      this(type, json, Optional.empty());
    }
  }

  /** Sends a message to the subscribers that it is for. */
  public void publish(Message message) {
    subscriptions.forEach(subscription -> subscription.add(message));
  }

  /** Returns the cameras that subscribers watch. */
  Set<String> cameras() {
    return subscriptions.stream()
        .flatMap(subscription -> subscription.cameras.stream())
        .collect(Collectors.toSet());
  }

  /**
   * Subscribes a listener.
   *
   * @param listener who listens
   * @param cameras the cameras that the listener watches
   * @return empty if there are as many subscriptions as there may be
   */
  public synchronized Optional<Subscription> subscribe(String listener, Set<String> cameras) {
    long own = subscriptions.stream().filter(other -> other.listener.equals(listener)).count();
    if (subscriptions.size() >= max || own >= maxPerListener) {
      return Optional.empty();
    }
    Subscription subscription = new Subscription(listener, cameras);
    subscriptions.add(subscription);
    return Optional.of(subscription);
  }

  /** The messages that a subscriber has not read yet. */
  public final class Subscription implements AutoCloseable {
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>(WAITING);

    private final String listener;

    private final Set<String> cameras;

    private Subscription(String listener, Set<String> cameras) {
      this.listener = listener;
      this.cameras = Set.copyOf(cameras);
    }

    private void add(Message message) {
      if (message.camera().filter(camera -> !cameras.contains(camera)).isPresent()) {
        return;
      }
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
