package dev.sightline.serving.api;

import dev.sightline.events.IdentityEvent;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.EventLog;
import dev.sightline.serving.view.EventQuery;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What was decided, as far back as the server remembers. */
final class EventsResource implements Resource {
  private static final int MOST = 1000;

  private final EventLog log;

  EventsResource(EventLog log) {
    this.log = Objects.requireNonNull(log, "log");
  }

  /**
   * @param events the latest arrived first
   * @param since when the oldest event was taken that the server remembers; null if there is none
   */
  private record Events(List<IdentityEvent> events, Instant since) {}

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
    int limit = QueryParameters.atMost(request, "limit", 1, MOST);
    Instant since = log.oldest().map(IdentityEvent::capturedAt).orElse(null);
    Answers.json(request, new Events(log.find(query, limit), since));
  }
}
