package dev.sightline.cli.explain;

import dev.sightline.config.SightlineConfig;
import dev.sightline.events.EventTail;
import dev.sightline.events.EventTail.From;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.PresenceRecord;
import dev.sightline.events.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds an event by its id, among those that are kept. */
final class EventSearch {
  private final Map<String, Object> consumer;
  private final Topics topics;

  EventSearch(SightlineConfig config) {
    this.consumer = config.kafka().consumer();
    this.topics = config.topics().names();
  }

  /** First among presence events, then among the decisions on single faces. */
  Optional<ToldFace> find(String id) {
    Optional<ToldFace> presence =
        find(
            EventTail.presence(consumer, topics, From.BEGINNING),
            event -> ofId(event, PresenceRecord::id, id).map(ToldFace::of));
    return presence.isPresent()
        ? presence
        : find(
            EventTail.matches(consumer, topics, From.BEGINNING),
            event -> ofId(event, IdentityEvent::id, id).map(ToldFace::of));
  }

  private static <T> Optional<T> ofId(T event, Function<T, String> id, String wanted) {
    return id.apply(event).equals(wanted) ? Optional.of(event) : Optional.empty();
  }

  private static <T> Optional<ToldFace> find(
      EventTail<T> opened, Function<T, Optional<ToldFace>> found) {
    try (EventTail<T> tail = opened) {
      return tail.readToEnd().stream()
          .map(tailed -> tailed.event().fold(found, rejection -> Optional.<ToldFace>empty()))
          .flatMap(Optional::stream)
          .findFirst();
    }
  }
}
