package dev.sightline.agent;

import dev.sightline.cameras.Camera;
import dev.sightline.topics.KafkaRequestException;
import dev.sightline.topics.SharedTopic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the cameras that Kafka gives to this member of the group of agents. {@link #run} works
 * until {@link #close}; any thread may ask for the state.
 */
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Function<SharedTopic.Member, SharedTopic> joining;
  private final Fleet fleet;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile SharedTopic topic;
  private volatile String failure = "";

  /**
   * @param joining joins the group of agents
   * @param opening opens cameras
   */
  public Agent(
      Function<SharedTopic.Member, SharedTopic> joining,
      CameraOpening opening,
      InstantSource clock) {
    this.joining = joining;
    this.fleet = new Fleet(camera -> open(camera, opening), clock);
  }

  private CameraFeed open(Camera camera, CameraOpening opening) {
    return opening.open(camera, this::isLeased);
  }

  private boolean isLeased() {
    SharedTopic current = topic;
    return current != null && current.isLeased();
  }

  /**
   * Publishes until it is closed.
   *
   * @param waiting receives the reason if Kafka or the topic is not there
   */
  public void run(Consumer<String> waiting) throws InterruptedException {
    while (!isClosing()) {
      try (SharedTopic joined = joining.apply(fleet)) {
        topic = joined;
        follow(joined);
      } catch (KafkaRequestException e) {
        if (!e.getMessage().equals(failure)) {
          failure = e.getMessage();
          waiting.accept(failure);
        }
      } finally {
        topic = null;
        fleet.releaseAll();
      }
      boolean unused = closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void follow(SharedTopic joined) {
    while (!isClosing()) {
      joined.poll(POLL);
      fleet.adjust();
      if (!failure.isEmpty() && joined.hasPartitions()) {
        LOG.info("Kafka answers again");
        failure = "";
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Returns whether it is a member of the group, and knows it. */
  public boolean isWorking() {
    SharedTopic current = topic;
    return current != null && failure.isEmpty() && (!current.hasPartitions() || current.isLeased());
  }

  /** Returns the ids of the cameras that are published now. */
  public Set<String> cameras() {
    return fleet.cameras();
  }

  /** Returns the counts of all cameras since the start. */
  public Totals totals() {
    return fleet.totals();
  }

  /**
   * Sets what is called with each feed that starts, before {@link #run}.
   *
   * @param observer returns what is called when the feed ends
   */
  public void observe(Function<CameraFeed, Runnable> observer) {
    fleet.observe(observer);
  }

  /** Lets {@link #run} end. */
  @Override
  public void close() {
    closing.countDown();
  }

  /**
   * Counts of frames.
   *
   * @param sent the frames acknowledged by Kafka
   * @param skipped the pictures that were not offered, because they were above the rate or
   *     overtaken
   * @param still the pictures that the motion gate has left out
   * @param dropped the frames that Kafka did not accept in time
   */
  public record Totals(long sent, long skipped, long still, long dropped) {

    Totals plus(Totals other) {
      return new Totals(
          sent + other.sent, skipped + other.skipped, still + other.still, dropped + other.dropped);
    }
  }
}
