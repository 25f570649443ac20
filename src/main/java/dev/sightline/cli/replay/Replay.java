package dev.sightline.cli.replay;

import dev.sightline.cli.StageAssembly;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.EventTail;
import dev.sightline.events.EventTail.From;
import dev.sightline.events.EventTail.Tailed;
import dev.sightline.events.FramePast;
import dev.sightline.events.PresenceRecord;
import dev.sightline.events.TopicAdmin;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.StreamsRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A span of the past, processed again into topics of its own. It begins early enough for the visits
 * that were going on when the span began.
 */
final class Replay {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration NOTICED_AFTER = Duration.ofSeconds(2);

  private final SightlineConfig config;
  private final SightlineConfig shadow;
  private final Instant from;
  private final Instant to;
  private final PrintWriter progress;

  /**
   * @param config of the past as it was
   * @param shadow the same frames, with other settings, into other topics
   */
  Replay(
      SightlineConfig config,
      SightlineConfig shadow,
      Instant from,
      Instant to,
      PrintWriter progress) {
    this.config = config;
    this.shadow = shadow;
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Processes the span, and compares what is told with what was. */
  EventDifference.Comparison run() throws IOException, InterruptedException {
    boolean otherGallery =
        !shadow.topics().names().gallery().equals(config.topics().names().gallery());
    try (TopicAdmin admin = new TopicAdmin(shadow.kafka().admin())) {
      admin.create(shadow.topics().specs(shadow.frames().maxBytes()));
    }
    if (otherGallery) {
      say("embedding the gallery's chips anew");
      ShadowGallery.write(config, shadow);
    }
    process();
    return EventDifference.between(told(config), told(shadow));
  }

  private void process() throws InterruptedException {
    Duration silence = shadow.presence().silence();
    String group = shadow.run().applicationId() + "-" + StageRange.all();
    try (FramePast past =
            new FramePast(
                shadow.kafka().admin(),
                shadow.topics().names().frames(),
                group,
                from.minus(silence),
                to.plus(shadow.presence().grace()));
        StageAssembly assembly = new StageAssembly(shadow, StageRange.all(), StageMetrics.none());
        StreamsRunner runner = assembly.newRunner()) {
      say("processing %d frames".formatted(past.frames()));
      past.rewind();
      runner.start();
      while (!past.isThrough()) {
        runner.throwFailure();
        Thread.sleep(POLL.toMillis());
      }
      say("waiting %s s until everybody has left".formatted(silence.toMillis() / 1e3));
      Thread.sleep(silence.plus(NOTICED_AFTER).toMillis());
    }
  }

  private List<Tailed<PresenceRecord>> told(SightlineConfig by) {
    try (EventTail<PresenceRecord> events =
        EventTail.presence(by.kafka().consumer(), by.topics().names(), From.BEGINNING)) {
      return events.readToEnd().stream().filter(this::isWithin).toList();
    }
  }

  private boolean isWithin(Tailed<PresenceRecord> tailed) {
    return tailed
        .event()
        .fold(
            event -> !event.occurredAt().isBefore(from) && event.occurredAt().isBefore(to),
            rejection -> false);
  }

  private void say(String what) {
    progress.println("replay: " + what);
    progress.flush();
  }
}
