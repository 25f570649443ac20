package dev.sightline.serving.view;

import dev.sightline.topics.NewestRecords;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A thread that looks after the cameras' frames: it reads all of them while somebody watches; else,
 * every two seconds, each camera's newest.
 */
final class FrameFollower extends Follower {
  private static final Duration UNWATCHED = Duration.ofSeconds(2);

  private final Supplier<NewestRecords> opener;
  private final Views views;

  private FrameFollower(Supplier<NewestRecords> opener, Views views) {
    super("frames");
    this.opener = opener;
    this.views = views;
  }

  /**
   * Starts to follow.
   *
   * @param opener called by the thread, which closes what it opens
   * @param views are shown the frames
   */
  static FrameFollower start(Supplier<NewestRecords> opener, Views views) {
    FrameFollower follower = new FrameFollower(opener, views);
    follower.begin();
    return follower;
  }

  @Override
  void follow() throws InterruptedException {
    try (NewestRecords frames = opener.get()) {
      caughtUp();
      boolean atTheEnd = false;
      while (isGoing()) {
        if (atTheEnd && views.isWatched()) {
          frames.next(WAIT).forEach(views::addFrame);
        } else {
          // What came before somebody began to watch must not pass for having come just then.
          pause();
          views.cameras().addFrames(frames.look(views.cameras().framesWanted()));
          atTheEnd = views.isWatched();
        }
      }
    }
  }

  /** Whoever begins to watch does not wait for two seconds. */
  private void pause() throws InterruptedException {
    Duration waited = Duration.ZERO;
    while (isGoing() && !views.isWatched() && waited.compareTo(UNWATCHED) < 0) {
      Thread.sleep(WAIT.toMillis());
      waited = waited.plus(WAIT);
    }
  }
}
