package dev.sightline.explain;

import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.Topics;
import java.util.Optional;
import java.util.function.Function;

/** A search for an event by its id, among those that are kept. */
public final class EventSearch {
  private final KafkaClients clients;
  private final Topics topics;

  public EventSearch(SightlineConfig config) {
    this.clients = config.kafka().clients();
    this.topics = config.topics().names();
  }

  /** Searches the presence events, then the matches. */
  public Optional<ReportedFace> find(String id) {
    Optional<ReportedFace> presence =
        find(
            EventTail.presence(clients, topics, From.BEGINNING),
            event -> ofId(event, IdentityEvent::id, id).map(ReportedFace::of));
    return presence.isPresent()
        ? presence
        : find(
            EventTail.matches(clients, topics, From.BEGINNING),
            event -> ofId(event, Match::id, id).map(ReportedFace::of));
  }

  private static <T> Optional<T> ofId(T event, Function<T, String> id, String wanted) {
    return id.apply(event).equals(wanted) ? Optional.of(event) : Optional.empty();
  }

  private static <T> Optional<ReportedFace> find(
      EventTail<T> opened, Function<T, Optional<ReportedFace>> found) {
    try (EventTail<T> tail = opened) {
      return tail.readToEnd().stream()
          .map(tailed -> tailed.event().fold(found, rejection -> Optional.<ReportedFace>empty()))
          .flatMap(Optional::stream)
          .findFirst();
    }
  }
}
