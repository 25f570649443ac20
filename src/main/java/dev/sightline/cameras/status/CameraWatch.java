package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CloudEvent;
import dev.sightline.events.FrameRef;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.streams.InputProgress.Covered;
import dev.sightline.topics.EventSubscription;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import dev.sightline.topics.TopicWriter;
import dev.sightline.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Watches over the cameras, beside the match stage. Every process reports the cameras that it has
 * seen frames of and that nobody else reports. One of them, which has the only partition of the
 * statuses in a consumer group, also ends reports that no longer hold, and writes an event to
 * {@code sightline.operations} whenever a camera goes up or down. Thread-safe.
 */
public final class CameraWatch implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration ELECTION_WAIT = Duration.ofMillis(20);

  private final KafkaClients clients;
  private final Topics topics;
  private final String group;
  private final InstantSource clock;
  private final SeenCameras seen;
  private final CameraStatuses statuses = new CameraStatuses();
  private Supplier<Covered> covered = () -> Covered.NOTHING;
  private SupervisedThread thread;

  /**
   * Creates a watch that is not started.
   *
   * @param application {@code run.application.id}
   */
  public CameraWatch(KafkaClients clients, Topics topics, String application, InstantSource clock) {
    this.clients = clients;
    this.topics = topics;
    this.group = application + "-camera-watch";
    this.clock = clock;
    this.seen = new SeenCameras(clock);
  }

  /** Records a frame that the match stage has processed. */
  public void saw(FrameRef frame) {
    seen.add(frame);
  }

  /**
   * Starts the thread.
   *
   * @param heard returns the time in which the match stage could hear cameras
   */
  public void start(Supplier<Covered> heard) {
    covered = heard;
    thread = SupervisedThread.start("camera-watch", this::watch);
  }

  private void watch(SupervisedThread self) {
    statuses.clear();
    try (EventSubscription election =
            new EventSubscription(clients, List.of(topics.cameraStatus()), group);
        TopicTail tail = new TopicTail(clients, topics.cameraStatus(), Long.MAX_VALUE);
        StatusWriter writer = new StatusWriter(clients, topics.cameraStatus(), clock);
        Leader leader = new Leader()) {
      Instant beatAt = clock.instant();
      while (self.isGoing()) {
        var unused = election.next(ELECTION_WAIT);
        tail.requireSameTopic();
        leader.lead(election.isAssigned() && tail.caughtUp());
        tail.poll(WAIT).forEach(record -> apply(record, tail.caughtUp(), leader));
        Instant now = clock.instant();
        boolean isBeat = !beatAt.plus(CameraReporter.BEAT).isAfter(now);
        beatAt = isBeat ? now : beatAt;
        report(writer, isBeat ? seen.due(statuses::find) : Map.of(), leader.leads);
        leader.commit();
        self.succeeded();
      }
    }
  }

  private void report(StatusWriter writer, Map<String, CameraStatus> seenByMatch, boolean leads) {
    Map<String, CameraStatus> due = new LinkedHashMap<>(seenByMatch);
    Covered heard = covered.get();
    if (leads && !heard.equals(Covered.NOTHING)) {
      Instant now = clock.instant();
      statuses
          .overdue(now, heard.since(), by -> by == Reporter.MATCH ? heard.until() : now)
          .forEach(due::putIfAbsent);
    }
    if (!due.isEmpty()) {
      boolean unused = writer.write(due);
    }
  }

  private void apply(TopicRecord record, boolean isCaughtUp, Leader leader) {
    Instant now = clock.instant();
    Instant heardAt = isCaughtUp || record.timestamp().isAfter(now) ? now : record.timestamp();
    CameraStatus before = statuses.find(record.key()).orElse(null);
    if (record.value() == null) {
      statuses.apply(record.key(), null, heardAt);
      leader.changed(record.key(), before, null);
    } else {
      RecordCodecs.cameraStatus()
          .read(record.value())
          .ifDone(
              status -> {
                statuses.apply(record.key(), status, heardAt);
                leader.changed(record.key(), before, status);
              });
    }
  }

  /** The work of the one process that leads. Belongs to the watch's thread. */
  private final class Leader implements AutoCloseable {
    private final TopicWriter operations = TopicWriter.failingFast(clients, topics.operations());
    private StatusEvents events = new StatusEvents();
    private boolean leads;
    private boolean hasWritten;

    /** Takes over from another process, which may have missed what changed last. */
    void lead(boolean now) {
      if (now && !leads) {
        events = new StatusEvents();
        readEvents();
        leads = true;
        statuses.all().forEach((camera, status) -> changed(camera, null, status));
      }
      leads = now;
    }

    private void readEvents() {
      try (TopicTail past = new TopicTail(clients, topics.operations(), Long.MAX_VALUE)) {
        while (!past.caughtUp()) {
          past.poll(WAIT)
              .forEach(
                  record -> RecordCodecs.operations().read(record.value()).ifDone(events::written));
        }
      }
    }

    void changed(String camera, CameraStatus before, CameraStatus status) {
      if (leads) {
        List<OperationEvent> follow = events.of(camera, before, status, clock.instant());
        follow.forEach(this::write);
      }
    }

    private void write(OperationEvent event) {
      operations.send(
          event.occurredAt(),
          event.camera(),
          RecordCodecs.operations().write(event),
          CloudEvent.headers(event));
      hasWritten = true;
    }

    void commit() {
      if (hasWritten) {
        hasWritten = false;
        long unused = operations.commit();
      }
    }

    @Override
    public void close() {
      operations.close();
    }
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.close();
    }
  }
}
