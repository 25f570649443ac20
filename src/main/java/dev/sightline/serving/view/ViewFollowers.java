package dev.sightline.serving.view;

import dev.sightline.monitoring.Condition;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.PartitionTail;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import dev.sightline.topics.Topics;
import java.util.List;
import java.util.Optional;
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
            follow(
                topics.gallery(), views.gallery()::clear, Long.MAX_VALUE, views.gallery()::apply),
            // Under exactly-once, every second offset may be a transaction's marker.
            follow(topics.identityEvents(), views::clearEvents, 2L * eventsBack, views::addEvent),
            follow(
                topics.links(),
                views.strangers()::clear,
                Long.MAX_VALUE,
                link -> views.strangers().apply(link.key(), link.value())),
            follow(topics.matches(), () -> {}, 0, views::addMatch),
            FrameFollower.start(() -> new PartitionTail(clients, topics.frames()), views),
            follow(
                topics.cameraStatus(), views.board()::clear, Long.MAX_VALUE, views.board()::apply),
            follow(
                topics.matchers(),
                views.matchers()::clear,
                Long.MAX_VALUE,
                views.matchers()::apply),
            follow(topics.audit(), views.audit()::clear, AuditTrail.BACK, views.audit()::apply),
            follow(
                topics.deadLetters(),
                views.deadLetters()::clear,
                RecentDeadLetters.MAX_LETTERS,
                views.deadLetters()::apply));
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

  private TopicFollower follow(
      String topic, Runnable reset, long back, Consumer<TopicRecord> reader) {
    return TopicFollower.start(topic, reset, () -> new TopicTail(clients, topic, back), reader);
  }

  /** Starting until all has been read that was there; retrying while a topic cannot be followed. */
  public Condition condition() {
    if (closed) {
      return Condition.ENDING;
    }
    if (failure().isPresent()) {
      return Condition.RETRYING;
    }
    return followers.stream().allMatch(Follower::isCaughtUp)
        ? Condition.RUNNING
        : Condition.STARTING;
  }

  /** Which topic cannot be followed at present, and why; empty if all are followed. */
  public Optional<String> failure() {
    return followers.stream().map(Follower::failure).flatMap(Optional::stream).findFirst();
  }

  @Override
  public void close() {
    closed = true;
    scenes.close();
    followers.forEach(Follower::close);
  }
}
