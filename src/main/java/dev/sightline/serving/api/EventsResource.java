package dev.sightline.serving.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import dev.sightline.serving.view.Stay;
import dev.sightline.serving.view.Visit;
import dev.sightline.serving.view.VisitQuery;
import dev.sightline.sightings.CommonStrangers;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Identity events and the visits that they tell of, as far back as the server keeps them. */
record EventsResource(
    EventLog log, CommonStrangers strangers, ViewRecorder recorder, Supplier<Condition> condition)
    implements Resource {
  private static final int MAX_EVENTS = 1000;

  /**
   * @param events the latest first, by the time of the event
   * @param since the server has every event from this time on; null if it has none, or while it
   *     starts and still reads them
   */
  private record Events(List<RawValue> events, Instant since) {}

  /**
   * @param visits the latest begun first
   * @param since the server has every event from this time on; null if it has none, or while it
   *     starts and still reads them
   */
  private record Visits(List<ListedVisit> visits, Instant since) {}

  /**
   * A visit.
   *
   * @param common the stranger's id before all cameras; null if there is none
   * @param over whether it has ended
   * @param revised whether it was given to another person since
   * @param event the event that says who it was
   */
  private record ListedVisit(
      @JsonUnwrapped Stay stay, String common, boolean over, boolean revised, RawValue event) {

    static ListedVisit of(Visit visit, CommonStrangers strangers) {
      String common =
          Optional.ofNullable(visit.stay().stranger()).flatMap(strangers::commonOf).orElse(null);
      return new ListedVisit(
          visit.stay(), common, visit.over(), visit.revised(), new RawValue(visit.latest().json()));
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/events", Role.VIEWER, this::find),
        Route.get("/visits", Role.VIEWER, this::findVisits));
  }

  private void findVisits(Context request) {
    EventQuery query = query(request, Optional.empty());
    VisitQuery wanted =
        new VisitQuery(
            query,
            QueryParameters.choice(request, "kind", VisitQuery.Kind.class),
            QueryParameters.text(request, "stranger").map(strangers::named).orElse(Set.of()),
            QueryParameters.text(request, "after"));
    Set<String> ids = Set.copyOf(request.queryParams("visit"));
    int limit = QueryParameters.atMost(request, "limit", 1, MAX_EVENTS);
    List<Visit> found = ids.isEmpty() ? log.visits(wanted, limit) : log.visits(wanted, ids);
    record(request, query, found.stream().map(Visit::latest).toList());
    Answers.json(
        request,
        new Visits(
            found.stream().map(visit -> ListedVisit.of(visit, strangers)).toList(), since()));
  }

  private static EventQuery query(Context request, Optional<String> type) {
    return new EventQuery(
        QueryParameters.instant(request, "from"),
        QueryParameters.instant(request, "to"),
        QueryParameters.text(request, "camera"),
        QueryParameters.text(request, "person"),
        QueryParameters.text(request, "collection"),
        type);
  }

  private void find(Context request) {
    EventQuery query = query(request, QueryParameters.text(request, "type"));
    int limit = QueryParameters.atMost(request, "limit", 1, MAX_EVENTS);
    List<LoggedEvent> found = log.find(query, limit);
    record(request, query, found);
    Answers.json(
        request,
        new Events(
            found.stream()
                .map(logged -> new RawValue(strangers.joined(logged.event(), logged.json())))
                .toList(),
            since()));
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
