package dev.sightline.serving.view;

import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A thread that passes on a topic's records, one after the other, until it is closed. */
public final class TopicFollower extends Follower {
  private final Supplier<TopicTail> opener;
  private final Consumer<TopicRecord> reader;

  private TopicFollower(String name, Supplier<TopicTail> opener, Consumer<TopicRecord> reader) {
    super(name);
    this.opener = opener;
    this.reader = reader;
  }

  /**
   * Starts the thread.
   *
   * @param name the name of the thread
   * @param opener called by the thread, which closes what it opens
   * @param reader called by the thread with each record
   */
  public static TopicFollower start(
      String name, Supplier<TopicTail> opener, Consumer<TopicRecord> reader) {
    Objects.requireNonNull(reader, "reader");
    TopicFollower follower = new TopicFollower(name, opener, reader);
    follower.begin();
    return follower;
  }

  @Override
  void follow() {
    try (TopicTail tail = opener.get()) {
      while (isGoing()) {
        tail.poll(WAIT).forEach(reader);
        if (!isCaughtUp() && tail.caughtUp()) {
          caughtUp();
        }
      }
    }
  }
}
