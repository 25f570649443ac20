package dev.sightline.serving.view;

import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A thread that passes on a topic's records, one after the other, until it is closed. */
public final class TopicFollower extends Follower {
  private final Supplier<TopicTail> opener;
  private final Consumer<TopicRecord> reader;

  private TopicFollower(
      String topic, Runnable reset, Supplier<TopicTail> opener, Consumer<TopicRecord> reader) {
    super(topic, reset);
    this.opener = opener;
    this.reader = reader;
  }

  /**
   * Starts the thread.
   *
   * @param topic names the thread
   * @param reset empties what the reader has learnt, before the topic is read again
   * @param opener called by the thread, which closes what it opens
   * @param reader called by the thread with each record
   */
  public static TopicFollower start(
      String topic, Runnable reset, Supplier<TopicTail> opener, Consumer<TopicRecord> reader) {
    Objects.requireNonNull(reader, "reader");
    TopicFollower follower = new TopicFollower(topic, reset, opener, reader);
    follower.begin();
    return follower;
  }

  @Override
  void follow(SupervisedThread self) {
    try (TopicTail tail = opener.get()) {
      while (self.isGoing()) {
        tail.requireSameTopic();
        tail.poll(WAIT).forEach(reader);
        self.succeeded();
        if (!isCaughtUp() && tail.caughtUp()) {
          caughtUp();
        }
      }
    }
  }
}
