package dev.sightline.serving.view;

import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.topics.PartitionTail;
import dev.sightline.topics.TopicRecord;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A thread that reads the frames of the cameras that users watch. It reads the partitions in which
 * these cameras' frames are, and no others.
 */
final class FrameFollower extends Follower {
  private final Supplier<PartitionTail> opener;
  private final Views views;

  private FrameFollower(Supplier<PartitionTail> opener, Views views) {
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
  static FrameFollower start(Supplier<PartitionTail> opener, Views views) {
    FrameFollower follower = new FrameFollower(opener, views);
    follower.begin();
    return follower;
  }

  @Override
  void follow(SupervisedThread self) throws InterruptedException {
    try (PartitionTail frames = opener.get()) {
      caughtUp();
      while (self.isGoing()) {
        Set<String> watched = views.watched();
        views.cameras().retain(watched);
        frames.follow(partitions(watched));
        for (TopicRecord record : frames.poll(WAIT)) {
          if (watched.contains(record.key())) {
            views.addFrame(record);
          }
        }
        self.succeeded();
      }
    }
  }

  private Set<Integer> partitions(Set<String> watched) {
    return watched.stream()
        .map(views.board()::lastFrame)
        .flatMap(Optional::stream)
        .map(LastFrame::partition)
        .collect(Collectors.toSet());
  }
}
