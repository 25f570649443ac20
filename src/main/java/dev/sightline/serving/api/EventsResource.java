package dev.sightline.serving.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.EventLog;
import dev.sightline.serving.view.EventQuery;
import dev.sightline.serving.view.LoggedEvent;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Who came and went, as far back as the server remembers. */
final class EventsResource implements Resource {
  private static final int MAX_EVENTS = 1000;

  private final EventLog log;
  private final ViewRecorder recorder;

  EventsResource(EventLog log, ViewRecorder recorder) {
    this.log = Objects.requireNonNull(log, "log");
    this.recorder = Objects.requireNonNull(recorder, "recorder");
  }

  /**
   * @param events the latest arrived first
   * @param since when the oldest event happened that the server remembers; null if there is none
   */
  private record Events(List<RawValue> events, Instant since) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/events", Role.VIEWER, this::find));
  }

  private void find(Context request) {
    EventQuery query =
        new EventQuery(
            QueryParameters.instant(request, "from"),
            QueryParameters.instant(request, "to"),
            QueryParameters.text(request, "camera"),
            QueryParameters.text(request, "person"),
            QueryParameters.text(request, "collection"),
            QueryParameters.text(request, "type"));
    int limit = QueryParameters.atMost(request, "limit", 1, MAX_EVENTS);
    List<LoggedEvent> found = log.find(query, limit);
    record(request, query, found);
    Instant since = log.oldest().map(oldest -> oldest.event().occurredAt()).orElse(null);
    Answers.json(
        request,
        new Events(found.stream().map(logged -> new RawValue(logged.json())).toList(), since));
  }

  /** Of a query for one person, that these persons were looked at; else, everybody. */
  private void record(Context request, EventQuery query, List<LoggedEvent> found) {
    if (query.person().isEmpty()) {
      recorder.everybody(request, ViewedData.EVENTS);
    } else {
      found.stream()
          .map(LoggedEvent::event)
          .map(event -> new PersonId(event.collection(), event.person()))
          .distinct()
          .forEach(person -> recorder.person(request, person, ViewedData.EVENTS));
    }
  }
}
