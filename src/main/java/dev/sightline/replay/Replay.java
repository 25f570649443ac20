package dev.sightline.replay;

import dev.sightline.app.StageAssembly;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.streams.RecognitionStages;
import dev.sightline.streams.ReplayGallery;
import dev.sightline.streams.ReplayGallery.Shortfall;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.FrameSpan;
import dev.sightline.topics.TopicAdmin;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A span of the past, processed again into topics of its own. It begins early enough for the visits
 * that were going on when the span began.
 */
public final class Replay {
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
  public Replay(
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

  /**
   * What came of it.
   *
   * @param byHand how many past visits were given a name by hand since: no frame brings that about
   * @param shortfall what of the gallery's past could not be had
   */
  public record Result(EventDifference.Comparison comparison, int byHand, Shortfall shortfall) {}

  /** Processes the span, and compares what is told with what was. */
  public Result run() throws InterruptedException {
    Shortfall shortfall = process();
    List<Tailed<IdentityEvent>> told = told(config);
    List<Tailed<IdentityEvent>> byFrames = told.stream().filter(e -> !isByHand(e)).toList();
    return new Result(
        EventDifference.between(byFrames, told(shadow)), told.size() - byFrames.size(), shortfall);
  }

  private Shortfall process() throws InterruptedException {
    Duration silence = shadow.presence().silence();
    String group = shadow.run().applicationId() + "-" + StageRange.all();
    try (FrameSpan past =
        FrameSpan.open(
            shadow.kafka().clients(),
            shadow.topics().names().frames(),
            new FrameSpan.Reading(
                group, from.minus(silence), to.plus(shadow.presence().grace())))) {
      requireFrames(past);
      createTopics();
      return process(past, silence);
    }
  }

  private void requireFrames(FrameSpan past) {
    if (past.frames() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has no frames from %s to %s; choose another span",
              shadow.topics().names().frames(),
              from,
              to));
    }
  }

  private void createTopics() {
    try (TopicAdmin admin = new TopicAdmin(shadow.kafka().clients())) {
      admin.create(shadow.topics().specs(shadow.frames().maxBytes()));
    }
  }

  private Shortfall process(FrameSpan past, Duration silence) throws InterruptedException {
    try (StageAssembly assembly =
        StageAssembly.open(shadow, StageRange.all(), StageMetrics.none())) {
      ReplayGallery gallery = gallery(assembly.stages());
      process(past, past(assembly.stages(), gallery), silence);
      return gallery.shortfall();
    }
  }

  /** Nothing is embedded anew but for another model. */
  private ReplayGallery gallery(RecognitionStages stages) {
    if (shadow.embedding().equals(config.embedding())) {
      return ReplayGalleries.read(config);
    }
    say("embedding the gallery's chips anew");
    return ReplayGalleries.read(config, stages.embed().get(0));
  }

  private static RecognitionStages past(RecognitionStages stages, ReplayGallery gallery) {
    return stages.withMatch(stages.match().orElseThrow().withPast(gallery));
  }

  private void process(FrameSpan past, RecognitionStages stages, Duration silence)
      throws InterruptedException {
    try (StreamsRunner runner =
        StreamsRunner.of(shadow.run(), shadow.topology(), stages, shadow.kafka().streams())) {
      say("processing " + past.frames() + " frames");
      past.rewind();
      runner.start();
      while (!past.isThrough()) {
        runner.throwFailure();
        Thread.sleep(POLL.toMillis());
      }
      say("waiting " + silence.toMillis() / 1e3 + " s until everybody has left");
      Thread.sleep(silence.plus(NOTICED_AFTER).toMillis());
    }
  }

  private List<Tailed<IdentityEvent>> told(SightlineConfig by) {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(by.kafka().clients(), by.topics().names(), From.BEGINNING)) {
      return events.readToEnd().stream().filter(this::isWithin).toList();
    }
  }

  private boolean isWithin(Tailed<IdentityEvent> tailed) {
    return tailed
        .event()
        .fold(
            event -> !event.occurredAt().isBefore(from) && event.occurredAt().isBefore(to),
            rejection -> false);
  }

  /** Written by a desk: a best shot that names nobody, of a visit that has a name now. */
  private static boolean isByHand(Tailed<IdentityEvent> tailed) {
    return tailed
        .event()
        .fold(
            event ->
                event.type() == IdentityEventType.IDENTITY_REVISED
                    && event.bestShot().reason() != null,
            rejection -> false);
  }

  private void say(String what) {
    progress.println("replay: " + what);
    progress.flush();
  }
}
