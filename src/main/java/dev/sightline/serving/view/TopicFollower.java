package dev.sightline.serving.view;

import dev.sightline.events.TailedRecord;
import dev.sightline.events.TopicTail;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A thread that hands a topic's records on, one after the other, until it is closed. */
public final class TopicFollower implements Follower {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private volatile boolean going = true;

  private TopicFollower(String name, Supplier<TopicTail> opener, Consumer<TailedRecord> reader) {
    this.thread = new Thread(() -> follow(opener, reader), "follow-" + name);
    thread.setDaemon(true);
  }

  /**
   * Starts to follow.
   *
   * @param name of the thread
   * @param opener called by the thread, which closes what it opens
   * @param reader is given each record by the thread
   */
  public static TopicFollower start(
      String name, Supplier<TopicTail> opener, Consumer<TailedRecord> reader) {
    Objects.requireNonNull(reader, "reader");
    TopicFollower follower = new TopicFollower(name, opener, reader);
    follower.thread.start();
    return follower;
  }

  private void follow(Supplier<TopicTail> opener, Consumer<TailedRecord> reader) {
    try (TopicTail tail = opener.get()) {
      while (going) {
        tail.poll(WAIT).forEach(reader);
        if (caughtUp.getCount() > 0 && tail.caughtUp()) {
          caughtUp.countDown();
        }
      }
    }
  }

  /** Whether all has been read that was there when this began. */
  @Override
  public boolean isCaughtUp() {
    return caughtUp.getCount() == 0;
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    going = false;
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
