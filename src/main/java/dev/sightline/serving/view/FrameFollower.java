package dev.sightline.serving.view;

import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.topics.NewestRecords;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A thread that reads the cameras' frames: all of them while a user watches; else, every two
 * seconds, each camera's newest.
 */
final class FrameFollower extends Follower {
  private static final Duration UNWATCHED = Duration.ofSeconds(2);

  private final Supplier<NewestRecords> opener;
  private final Views views;

  private FrameFollower(Supplier<NewestRecords> opener, Views views) {
    super("frames", views.cameras()::clear);
    this.opener = opener;
    this.views = views;
  }

  /**
   * Starts the thread.
   *
   * @param opener called by the thread, which closes what it opens
   * @param views the views, which receive the frames
   */
  static FrameFollower start(Supplier<NewestRecords> opener, Views views) {
    FrameFollower follower = new FrameFollower(opener, views);
    follower.begin();
    return follower;
  }

  @Override
  void follow(SupervisedThread self) throws InterruptedException {
    try (NewestRecords frames = opener.get()) {
      caughtUp();
      boolean atTheEnd = false;
      while (self.isGoing()) {
        self.succeeded();
        if (atTheEnd && views.isWatched()) {
          frames.next(WAIT).forEach(views::addFrame);
        } else {
          // Frames from before a user began to watch must not count as new.
          pause(self);
          views.cameras().addFrames(frames.look(views.cameras().framesWanted()));
          atTheEnd = views.isWatched();
        }
      }
    }
  }

  /** Waits two seconds, or until a user begins to watch. */
  private void pause(SupervisedThread self) throws InterruptedException {
    Duration waited = Duration.ZERO;
    while (self.isGoing() && !views.isWatched() && waited.compareTo(UNWATCHED) < 0) {
      Thread.sleep(WAIT.toMillis());
      waited = waited.plus(WAIT);
    }
  }
}
