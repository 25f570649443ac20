package dev.sightline.serving.view;

import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.Match;
import dev.sightline.events.StageTimes;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.topics.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All views. Subscribers receive their changes. */
public final class Views {
  private static final int MAX_LISTENERS = 64;
  private static final int MAX_LISTENERS_EACH = 16;

  /** The maximum number of cameras watched at a time, because each holds pictures. */
  private static final int MAX_WATCHED = 512;

  private final GalleryView gallery;
  private final EventLog events;
  private final PresenceView whereabouts = new PresenceView();
  private final CameraWall cameras;
  private final CameraBoard board;
  private final MatcherView matchers;
  private final Latencies latencies;
  private final RecentDeadLetters deadLetters = new RecentDeadLetters();
  private final ErasedPersons forgotten = new ErasedPersons();
  private final Trends trends = new Trends();
  private final CommonStrangers strangers = new CommonStrangers();
  private final MatchCounts matchCounts;
  private final FaceScores scores;
  private final AuditTrail audit = new AuditTrail();
  private final Broadcast broadcast = new Broadcast(MAX_LISTENERS, MAX_LISTENERS_EACH);

  /**
   * Creates empty views.
   *
   * @param keys opens encrypted templates; stays open
   * @param eventsKept the number of events to keep
   */
  public Views(GalleryConfig gallery, DataKeys keys, int eventsKept, InstantSource clock) {
    this.gallery = new GalleryView(gallery, keys, this::forget);
    this.events = new EventLog(eventsKept);
    this.cameras = new CameraWall(clock);
    this.board = new CameraBoard(clock);
    this.matchers = new MatcherView(clock);
    this.latencies = new Latencies(clock);
    this.matchCounts = new MatchCounts(clock.instant());
    this.scores = new FaceScores(clock);
  }

  /** Applies a record of {@code sightline.identity-events}. */
  public void addEvent(TopicRecord record) {
    RecordCodecs.presence()
        .read(record.value())
        .ifDone(
            event ->
                addEvent(
                    new LoggedEvent(event, new String(record.value(), StandardCharsets.UTF_8))));
  }

  private synchronized void addEvent(LoggedEvent event) {
    withoutErased(event)
        .ifPresent(
            shown -> {
              events.add(shown);
              whereabouts.apply(shown.event());
              latencies.addEvent(shown.event());
              broadcast.publish(
                  new Broadcast.Message("event", strangers.joined(shown.event(), shown.json())));
            });
  }

  /** Returns an event as it is in the topic, unless it names a person erased since. */
  private Optional<LoggedEvent> withoutErased(LoggedEvent event) {
    return forgotten
        .without(event.event())
        .map(shown -> shown.equals(event.event()) ? event : LoggedEvent.of(shown));
  }

  /** Empties what follows from identity events, before their topic is read again. */
  synchronized void clearEvents() {
    events.clear();
    whereabouts.clear();
  }

  private synchronized void forget(ErasureRecord erasure) {
    forgotten.add(erasure);
    matchCounts.forget(erasure.person());
    whereabouts.forget(forgotten);
    cameras.forget(forgotten);
    if (events.review(this::withoutErased)) {
      broadcast.publish(new Broadcast.Message("changed", "{}"));
    }
  }

  /** Applies a record of {@code sightline.matches}. */
  public void addMatch(TopicRecord record) {
    RecordCodecs.matches()
        .read(record.value())
        .ifDone(
            match -> {
              latencies.addMatch(
                  match, StageTimes.parse(record.headers().getOrDefault(StageTimes.HEADER, "")));
              scores.add(match);
              show(match);
            });
  }

  private synchronized void show(Match match) {
    board.addMatch(match);
    if (!forgotten.covers(match)) {
      matchCounts.add(match);
      cameras.addMatch(match);
    }
  }

  /** Applies a record of {@code sightline.frames}. */
  public void addFrame(TopicRecord record) {
    latencies.addFrame(record);
    cameras.addFrame(record);
  }

  /**
   * Returns the cameras that users watch: those of subscribers, those that were requested recently,
   * and while latencies are requested, at least one.
   */
  Set<String> watched() {
    Set<String> watched = new LinkedHashSet<>(broadcast.cameras());
    watched.addAll(cameras.wanted());
    if (watched.isEmpty() && latencies.isAskedFor()) {
      board.anyUp().ifPresent(watched::add);
    }
    return watched.stream().limit(MAX_WATCHED).collect(Collectors.toSet());
  }

  public GalleryView gallery() {
    return gallery;
  }

  public EventLog events() {
    return events;
  }

  public PresenceView whereabouts() {
    return whereabouts;
  }

  public CameraWall cameras() {
    return cameras;
  }

  public CameraBoard board() {
    return board;
  }

  public MatcherView matchers() {
    return matchers;
  }

  public MatchCounts matchCounts() {
    return matchCounts;
  }

  public Latencies latencies() {
    return latencies;
  }

  /** Returns which cameras' strangers are one person. */
  public CommonStrangers strangers() {
    return strangers;
  }

  public Trends trends() {
    return trends;
  }

  public FaceScores scores() {
    return scores;
  }

  public AuditTrail audit() {
    return audit;
  }

  public RecentDeadLetters deadLetters() {
    return deadLetters;
  }

  public Broadcast broadcast() {
    return broadcast;
  }
}
