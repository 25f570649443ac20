package dev.sightline.serving.api;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.monitoring.Condition;
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
import java.util.function.Supplier;

/** Identity events, as far back as the server keeps them. */
record EventsResource(EventLog log, ViewRecorder recorder, Supplier<Condition> condition)
    implements Resource {
  private static final int MAX_EVENTS = 1000;

  /**
   * @param events the latest first, by the time of the event
   * @param since the server has every event from this time on; null if it has none, or while it
   *     starts and still reads them
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
    Answers.json(
        request,
        new Events(found.stream().map(logged -> new RawValue(logged.json())).toList(), since()));
  }

  private Instant since() {
    return condition.get() == Condition.STARTING ? null : log.since().orElse(null);
  }

  /** Audits the query: one for a person shows the persons found; any other shows everybody. */
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
