package dev.sightline.cli.demo;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventTail;
import dev.sightline.events.IdentityEventTail.Tailed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A subscriber: takes identity events as they come, shows them and remembers them with their age.
 */
final class EventCollector {
  private static final Duration WAIT = Duration.ofMillis(100);

  private final IdentityEventTail tail;
  private final Consumer<Tailed> show;
  private final InstantSource clock;
  private final List<Arrival> arrivals = new ArrayList<>();

  /**
   * An event and how old its frame was when the event arrived here.
   *
   * @param ageMillis from capture to arrival
   */
  record Arrival(IdentityEvent event, long ageMillis) {}

  /**
   * @param tail left open
   */
  EventCollector(IdentityEventTail tail, Consumer<Tailed> show, InstantSource clock) {
    this.tail = tail;
    this.show = show;
    this.clock = clock;
  }

  /** Takes what has come, after waiting a moment for it. */
  void collect() {
    for (Tailed tailed : tail.poll(WAIT)) {
      long now = clock.millis();
      show.accept(tailed);
      IdentityEvent event = tailed.event().fold(read -> read, rejection -> null);
      if (event != null) {
        arrivals.add(new Arrival(event, now - event.capturedAt().toEpochMilli()));
      }
    }
  }

  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }
}
