package dev.sightline.agent;

import dev.sightline.agent.Agent.Totals;
import dev.sightline.cameras.Camera;
import dev.sightline.cameras.CameraList;
import dev.sightline.topics.SharedTopic;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cameras of the partitions that an agent has, and their feeds. Belongs to one thread, except
 * {@link #totals}.
 */
final class Fleet implements SharedTopic.Member {
  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

  /** How long feeds that are stopped are waited for; they send nothing any more in any case. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final Function<Camera, CameraFeed> opening;
  private final InstantSource clock;
  private final Map<Integer, CameraList> partitions = new HashMap<>();
  private final Set<Integer> acquired = new HashSet<>();
  private final Map<String, CameraFeed> feeds = new ConcurrentHashMap<>();
  private final Map<String, CameraFeed> ending = new ConcurrentHashMap<>();
  private final Map<String, Runnable> observed = new HashMap<>();
  private Function<CameraFeed, Runnable> observer = feed -> () -> {};
  private Totals ended = new Totals(0, 0, 0, 0);

  /**
   * @param opening starts a feed
   */
  Fleet(Function<Camera, CameraFeed> opening, InstantSource clock) {
    this.opening = opening;
    this.clock = clock;
  }

  /** Sets what is called with each feed that starts; it returns what is called at the end. */
  void observe(Function<CameraFeed, Runnable> other) {
    observer = other;
  }

  @Override
  public void apply(TopicRecord record) {
    partitions
        .computeIfAbsent(record.position().partition(), partition -> new CameraList())
        .apply(record.key(), record.value());
  }

  @Override
  public void acquired(int partition) {
    acquired.add(partition);
  }

  @Override
  public void released(Set<Integer> released) {
    partitions.keySet().removeAll(released);
    acquired.removeAll(released);
    Map<String, Camera> wanted = wanted();
    List<CameraFeed> stopped = new ArrayList<>();
    for (CameraFeed feed : List.copyOf(feeds.values())) {
      if (!wanted.containsKey(feed.camera().id())) {
        stop(feed);
        feed.reported().release();
        stopped.add(feed);
      }
    }
    awaitEnd(stopped);
    if (!stopped.isEmpty()) {
      LOG.info("{} cameras go to other agents", stopped.size());
    }
  }

  /** Stops all, and forgets what was read. */
  void releaseAll() {
    released(Set.copyOf(acquired));
    partitions.clear();
  }

  private static void awaitEnd(List<CameraFeed> stopped) {
    long deadline = System.nanoTime() + END_TIMEOUT.toNanos();
    for (CameraFeed feed : stopped) {
      boolean unused = feed.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
    }
  }

  /** Starts and stops feeds, so that those run that should run now. */
  void adjust() {
    Map<String, Camera> wanted = wanted();
    for (CameraFeed feed : List.copyOf(feeds.values())) {
      Camera now = wanted.get(feed.camera().id());
      if (now == null) {
        stop(feed);
        feed.reported().forget();
      } else if (!isPublishedAlike(now, feed.camera())) {
        stop(feed);
        feed.reported().release();
      }
    }
    ending.values().removeIf(feed -> feed.awaitEnd(Duration.ZERO) && end(feed));
    wanted.forEach(
        (id, camera) -> {
          if (!feeds.containsKey(id) && !ending.containsKey(id)) {
            start(camera);
          }
        });
  }

  /** Returns the cameras of this agent that are on now, by id. */
  private Map<String, Camera> wanted() {
    Instant now = clock.instant();
    Map<String, Camera> wanted = new HashMap<>();
    for (int partition : acquired) {
      CameraList cameras = partitions.get(partition);
      if (cameras != null) {
        cameras.all().stream()
            .filter(camera -> camera.isOn(now))
            .forEach(camera -> wanted.put(camera.id(), camera));
      }
    }
    return wanted;
  }

  /** Labels and schedule may change while a camera is published. */
  private static boolean isPublishedAlike(Camera one, Camera other) {
    return one.source().equals(other.source()) && one.sending().equals(other.sending());
  }

  private void start(Camera camera) {
    CameraFeed feed = opening.apply(camera);
    feeds.put(camera.id(), feed);
    observed.put(camera.id(), observer.apply(feed));
  }

  private void stop(CameraFeed feed) {
    feed.stop();
    observed.remove(feed.camera().id()).run();
    feeds.remove(feed.camera().id());
    ending.put(feed.camera().id(), feed);
  }

  private synchronized boolean end(CameraFeed feed) {
    ended = ended.plus(feed.totals());
    return true;
  }

  /** Returns the ids of the cameras that are published now. Any thread may call it. */
  Set<String> cameras() {
    return Set.copyOf(feeds.keySet());
  }

  /** Returns the counts of all feeds since the start. Any thread may call it. */
  synchronized Totals totals() {
    Totals totals = ended;
    for (CameraFeed feed : feeds.values()) {
      totals = totals.plus(feed.totals());
    }
    for (CameraFeed feed : ending.values()) {
      totals = totals.plus(feed.totals());
    }
    return totals;
  }
}
