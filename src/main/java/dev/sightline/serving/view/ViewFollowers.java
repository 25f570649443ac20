package dev.sightline.serving.view;

import dev.sightline.monitoring.Condition;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.NewestRecords;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import dev.sightline.topics.Topics;
import java.util.List;
import java.util.function.Consumer;

/** The threads that keep {@link Views} up to date until this is closed. */
public final class ViewFollowers implements AutoCloseable {
  private final KafkaClients clients;
  private final List<Follower> followers;
  private final ScenePublisher scenes;
  private volatile boolean closed;

  private ViewFollowers(KafkaClients clients, Topics topics, int eventsBack, Views views) {
    this.clients = clients;
    this.scenes = ScenePublisher.start(views.cameras(), views.broadcast());
    this.followers =
        List.of(
            follow(topics.gallery(), Long.MAX_VALUE, views.gallery()::apply),
            // Under exactly-once, every second offset may be a transaction's marker.
            follow(topics.identityEvents(), 2L * eventsBack, views::addEvent),
            follow(topics.matches(), 0, views::addMatch),
            FrameFollower.start(() -> new NewestRecords(clients, topics.frames()), views),
            follow(
                topics.deadLetters(), RecentDeadLetters.MAX_LETTERS, views.deadLetters()::apply));
  }

  /**
   * Starts to follow the topics.
   *
   * @param eventsBack the number of existing events of each partition to read
   * @param views the views, written by these threads only
   */
  public static ViewFollowers start(
      KafkaClients clients, Topics topics, int eventsBack, Views views) {
    return new ViewFollowers(clients, topics, eventsBack, views);
  }

  private TopicFollower follow(String topic, long back, Consumer<TopicRecord> reader) {
    return TopicFollower.start(topic, () -> new TopicTail(clients, topic, back), reader);
  }

  /**
   * Returns the condition: starting until all existing records were read; failed if a thread has
   * ended.
   */
  public Condition condition() {
    if (closed) {
      return Condition.ENDING;
    }
    if (!followers.stream().allMatch(Follower::isAlive)) {
      return Condition.FAILED;
    }
    return followers.stream().allMatch(Follower::isCaughtUp)
        ? Condition.RUNNING
        : Condition.STARTING;
  }

  @Override
  public void close() {
    closed = true;
    scenes.close();
    followers.forEach(Follower::close);
  }
}
