package dev.sightline.cli.demo;

import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A subscriber that collects events and shows them as they arrive. */
final class EventCollector implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(100);

  private final Resources resources;
  private final EventTail<Match> matches;
  private final EventTail<IdentityEvent> presence;
  private final DemoScreen screen;
  private final InstantSource clock;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<IdentityEvent> events = new ArrayList<>();

  /**
   * A match, and the age of its frame on arrival.
   *
   * @param ageMillis the time from capture to arrival
   */
  record Arrival(Match event, long ageMillis) {}

  /** Opens a collector that gets every event from now on. */
  static EventCollector open(SightlineConfig config, DemoScreen screen, InstantSource clock) {
    return Resources.open(resources -> new EventCollector(config, screen, clock, resources));
  }

  private EventCollector(
      SightlineConfig config, DemoScreen screen, InstantSource clock, Resources resources) {
    KafkaClients clients = config.kafka().clients();
    Topics topics = config.topics().names();
    this.resources = resources;
    this.matches = resources.add(EventTail.matches(clients, topics, From.NOW));
    this.presence = resources.add(EventTail.presence(clients, topics, From.NOW));
    this.screen = screen;
    this.clock = clock;
  }

  /** Collects the events that have arrived, after waiting a moment for them. */
  void collect() {
    matches.poll(WAIT).forEach(this::arrived);
    presence.poll(Duration.ZERO).forEach(this::add);
  }

  private void arrived(Tailed<Match> tailed) {
    long now = clock.millis();
    screen.match(tailed);
    Match event = tailed.event().fold(read -> read, rejection -> null);
    if (event != null) {
      arrivals.add(new Arrival(event, now - event.capturedAt().toEpochMilli()));
    }
  }

  private void add(Tailed<IdentityEvent> tailed) {
    screen.presence(tailed);
    tailed.event().fold(events::add, rejection -> false);
  }

  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  List<IdentityEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    resources.close();
  }
}
