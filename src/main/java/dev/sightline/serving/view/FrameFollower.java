package dev.sightline.serving.view;

import dev.sightline.events.NewestRecords;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A thread that looks after the cameras' frames: it reads all of them while somebody watches; else,
 * every two seconds, each camera's newest.
 */
final class FrameFollower implements Follower {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration UNWATCHED = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;
  private final Views views;
  private volatile boolean caughtUp;
  private volatile boolean going = true;

  private FrameFollower(Supplier<NewestRecords> opener, Views views) {
    this.views = views;
    this.thread = new Thread(() -> follow(opener), "follow-frames");
    thread.setDaemon(true);
  }

  /**
   * Starts to follow.
   *
   * @param opener called by the thread, which closes what it opens
   * @param views are shown the frames
   */
  static FrameFollower start(Supplier<NewestRecords> opener, Views views) {
    FrameFollower follower = new FrameFollower(opener, views);
    follower.thread.start();
    return follower;
  }

  private void follow(Supplier<NewestRecords> opener) {
    try (NewestRecords frames = opener.get()) {
      caughtUp = true;
      boolean atTheEnd = false;
      while (going) {
        if (atTheEnd && views.isWatched()) {
          frames.next(WAIT).forEach(views::addFrame);
        } else {
          // What came before somebody began to watch must not pass for having come just then.
          pause();
          views.cameras().addFrames(frames.look(views.cameras().framesWanted()));
          atTheEnd = views.isWatched();
        }
      }
    } catch (InterruptedException e) {
      // That is how this ends.
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever begins to watch does not wait for two seconds. */
  private void pause() throws InterruptedException {
    Duration waited = Duration.ZERO;
    while (going && !views.isWatched() && waited.compareTo(UNWATCHED) < 0) {
      Thread.sleep(WAIT.toMillis());
      waited = waited.plus(WAIT);
    }
  }

  @Override
  public boolean isCaughtUp() {
    return caughtUp;
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
