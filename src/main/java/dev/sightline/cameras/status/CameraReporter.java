package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.topics.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports the status of the cameras that this process publishes: each when its state changes, and
 * every two seconds, so that silence means that the process is gone. One thread and one producer
 * serve all cameras, and no camera waits for them. Thread-safe.
 */
public final class CameraReporter implements AutoCloseable {
  /** The time between two reports of a camera. */
  static final Duration BEAT = Duration.ofSeconds(2);

  /** How long a report holds. */
  static final Duration VALIDITY = Duration.ofSeconds(6);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final Map<String, ReportedCamera> cameras = new LinkedHashMap<>();
  private final Map<String, State> reported = new HashMap<>();
  private final Map<String, CameraStatus> last = new LinkedHashMap<>();
  private final SupervisedThread thread;
  private Instant beatAt = Instant.EPOCH;

  private CameraReporter(KafkaClients clients, String topic, InstantSource clock) {
    this.clock = clock;
    this.thread = SupervisedThread.start("camera-reporter", self -> report(clients, topic, self));
  }

  /**
   * Starts the thread.
   *
   * @param topic {@code sightline.camera-status}
   */
  public static CameraReporter start(KafkaClients clients, String topic, InstantSource clock) {
    return new CameraReporter(clients, topic, clock);
  }

  /** Begins to report a camera, which counts as connecting until its first frame. */
  public synchronized ReportedCamera add(String id, ReportedCamera.Observed observed) {
    ReportedCamera camera = new ReportedCamera(this, id, observed, clock.instant());
    cameras.put(id, camera);
    last.remove(id);
    return camera;
  }

  synchronized boolean release(ReportedCamera camera) {
    boolean isReported = cameras.remove(camera.id(), camera);
    if (isReported) {
      reported.remove(camera.id());
    }
    return isReported;
  }

  synchronized void forget(ReportedCamera camera) {
    if (release(camera)) {
      last.put(camera.id(), null);
    }
  }

  synchronized void end(ReportedCamera camera, State state, String reason) {
    if (release(camera)) {
      last.put(camera.id(), camera.last(state, reason, clock.instant()));
    }
  }

  private void report(KafkaClients clients, String topic, SupervisedThread self)
      throws InterruptedException {
    try (StatusWriter writer = new StatusWriter(clients, topic, clock)) {
      while (self.isGoing()) {
        write(writer);
        self.succeeded();
        Thread.sleep(LOOK.toMillis());
      }
      write(writer);
    }
  }

  private void write(StatusWriter writer) {
    Map<String, CameraStatus> due = due(writer.clockOff());
    if (!due.isEmpty() && !writer.write(due)) {
      sendAgain(due);
    }
  }

  private synchronized Map<String, CameraStatus> due(Duration clockOff) {
    Instant now = clock.instant();
    boolean isBeat = !beatAt.plus(BEAT).isAfter(now);
    beatAt = isBeat ? now : beatAt;
    Map<String, CameraStatus> due = new LinkedHashMap<>(last);
    last.clear();
    notifyAll();
    cameras.forEach(
        (id, camera) -> {
          CameraStatus status = camera.status(now, clockOff);
          if (isBeat || status.state() != reported.get(id)) {
            due.put(id, status);
            reported.put(id, status.state());
          }
        });
    return due;
  }

  private synchronized void sendAgain(Map<String, CameraStatus> lost) {
    reported.keySet().removeAll(lost.keySet());
    lost.forEach(
        (id, status) -> {
          if (!cameras.containsKey(id)) {
            last.putIfAbsent(id, status);
          }
        });
  }

  /** Reports that all cameras have stopped, and waits briefly until Kafka has stored it. */
  @Override
  public void close() {
    synchronized (this) {
      List.copyOf(cameras.values()).forEach(ReportedCamera::close);
      awaitLast();
    }
    thread.close();
  }

  /** Waits until the thread has taken the last statuses; it writes what it took before it ends. */
  private synchronized void awaitLast() {
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    try {
      while (!last.isEmpty() && System.nanoTime() < deadline) {
        wait(LOOK.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
