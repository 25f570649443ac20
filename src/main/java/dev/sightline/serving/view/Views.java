package dev.sightline.serving.view;

import dev.sightline.events.ErasureRecord;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.RecordCodecs;
import dev.sightline.events.StageTimes;
import dev.sightline.events.TailedRecord;
import dev.sightline.events.TemplateKeys;
import dev.sightline.gallery.GalleryConfig;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** All views. Whoever listens is told of what they learn. */
public final class Views {
  private static final int LISTENERS = 64;

  private final GalleryView gallery;
  private final EventLog events;
  private final Whereabouts whereabouts = new Whereabouts();
  private final CameraWall cameras;
  private final Latencies latencies;
  private final DeadLetterShelf deadLetters = new DeadLetterShelf();
  private final Forgotten forgotten = new Forgotten();
  private final Broadcast broadcast = new Broadcast(LISTENERS);

  /**
   * Views that have seen nothing yet.
   *
   * @param keys open encrypted templates; left open
   * @param eventsKept how many events to remember
   */
  public Views(GalleryConfig gallery, TemplateKeys keys, int eventsKept, InstantSource clock) {
    this.gallery = new GalleryView(gallery, keys, this::forget);
    this.events = new EventLog(eventsKept);
    this.cameras = new CameraWall(clock);
    this.latencies = new Latencies(clock);
  }

  /** Takes a record of {@code sightline.identity-events}. */
  public void addEvent(TailedRecord record) {
    RecordCodecs.presence()
        .read(record.value())
        .ifDone(
            event ->
                addEvent(
                    new LoggedEvent(event, new String(record.value(), StandardCharsets.UTF_8))));
  }

  private synchronized void addEvent(LoggedEvent event) {
    toTell(event)
        .ifPresent(
            told -> {
              events.add(told);
              whereabouts.apply(told.event());
              latencies.addEvent(told.event());
              broadcast.publish(new Broadcast.Message("event", told.json()));
            });
  }

  /** An event as it lies in the topic, unless it names somebody who was erased since. */
  private Optional<LoggedEvent> toTell(LoggedEvent event) {
    return forgotten
        .without(event.event())
        .map(told -> told.equals(event.event()) ? event : LoggedEvent.of(told));
  }

  private synchronized void forget(ErasureRecord erasure) {
    forgotten.add(erasure);
    events.review(this::toTell);
    whereabouts.forget(forgotten);
    cameras.forget(forgotten);
  }

  /** Takes a record of {@code sightline.matches}. */
  public void addMatch(TailedRecord record) {
    RecordCodecs.matches()
        .read(record.value())
        .ifDone(
            match -> {
              latencies.addMatch(
                  match, StageTimes.parse(record.headers().getOrDefault(StageTimes.HEADER, "")));
              show(match);
            });
  }

  private synchronized void show(IdentityEvent match) {
    if (!forgotten.covers(match)) {
      cameras.addMatch(match);
    }
  }

  /** Takes a record of {@code sightline.frames}. */
  public void addFrame(TailedRecord record) {
    latencies.addFrame(record);
    cameras.addFrame(record);
  }

  /** Whether anybody listens, or has asked for cameras or latencies of late. */
  boolean isWatched() {
    return broadcast.hasListeners() || cameras.isAskedFor() || latencies.isAskedFor();
  }

  public GalleryView gallery() {
    return gallery;
  }

  public EventLog events() {
    return events;
  }

  public Whereabouts whereabouts() {
    return whereabouts;
  }

  public CameraWall cameras() {
    return cameras;
  }

  public Latencies latencies() {
    return latencies;
  }

  public DeadLetterShelf deadLetters() {
    return deadLetters;
  }

  public Broadcast broadcast() {
    return broadcast;
  }
}
