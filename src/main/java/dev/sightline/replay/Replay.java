package dev.sightline.replay;

import dev.sightline.app.StageAssembly;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.DataKeys;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A replay of a span of the past into separate topics. It begins early enough to include the visits
 * that were in progress at the start of the span.
 */
public final class Replay {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration NOTICED_AFTER = Duration.ofSeconds(5);
  private static final Set<IdentityEventType> ENDS =
      Set.of(IdentityEventType.PERSON_LEFT, IdentityEventType.UNKNOWN_LEFT);

  private final SightlineConfig config;
  private final SightlineConfig shadow;
  private final Instant from;
  private final Instant to;
  private final PrintWriter progress;

  /**
   * @param config the configuration of the past
   * @param shadow the configuration of the replay: the same frames, other settings, other topics
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
   * The result of a replay.
   *
   * @param byHand the number of past visits that an operator has named since; no frame causes that
   * @param shortfall what was not available of the gallery's past
   */
  public record Result(EventDifference.Comparison comparison, int byHand, Shortfall shortfall) {}

  /** Processes the span, and compares its events with those of the past. */
  public Result run() throws InterruptedException {
    Shortfall shortfall = process();
    List<Tailed<IdentityEvent>> all = events(config);
    Set<String> over = over(all);
    List<Tailed<IdentityEvent>> past = within(all);
    List<Tailed<IdentityEvent>> byFrames =
        past.stream().filter(event -> !isByHand(event, over)).toList();
    return new Result(
        EventDifference.between(byFrames, within(events(shadow))),
        past.size() - byFrames.size(),
        shortfall);
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

  /** Reads the gallery of the past. Chips are embedded again only for another model. */
  private ReplayGallery gallery(RecognitionStages stages) {
    Supplier<DataKeys> keys = stages.match().orElseThrow().keys();
    if (shadow.embedding().equals(config.embedding())) {
      return ReplayGalleries.read(config, keys);
    }
    say("embedding the gallery's chips again");
    return ReplayGalleries.read(config, keys, stages.embed().get(0));
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
      say("waiting " + silence.toMillis() / 1e3 + " s until all visits are over");
      Thread.sleep(silence.plus(NOTICED_AFTER).toMillis());
    }
  }

  private List<Tailed<IdentityEvent>> events(SightlineConfig by) {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(by.kafka().clients(), by.topics().names(), From.BEGINNING)) {
      return events.readToEnd();
    }
  }

  private List<Tailed<IdentityEvent>> within(List<Tailed<IdentityEvent>> events) {
    return events.stream().filter(this::isWithin).toList();
  }

  private boolean isWithin(Tailed<IdentityEvent> tailed) {
    return tailed
        .event()
        .fold(
            event -> !event.occurredAt().isBefore(from) && event.occurredAt().isBefore(to),
            rejection -> false);
  }

  /** Returns the visits that have ended. */
  private static Set<String> over(List<Tailed<IdentityEvent>> events) {
    return events.stream()
        .flatMap(tailed -> tailed.event().fold(Stream::of, rejection -> Stream.<IdentityEvent>of()))
        .filter(event -> ENDS.contains(event.type()))
        .map(IdentityEvent::visit)
        .collect(Collectors.toSet());
  }

  /**
   * Returns whether a change of the gallery revised the visit: it was over. A visit that frames
   * revise becomes another one. Implausible visits do not follow from one camera's frames, either.
   */
  private static boolean isByHand(Tailed<IdentityEvent> tailed, Set<String> over) {
    return tailed
        .event()
        .fold(
            event ->
                event.type() == IdentityEventType.IDENTITY_IMPLAUSIBLE
                    || (event.type() == IdentityEventType.IDENTITY_REVISED
                        && over.contains(event.visit())),
            rejection -> false);
  }

  private void say(String what) {
    progress.println("replay: " + what);
    progress.flush();
  }
}
