package dev.sightline.serving.api;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.Views;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.SearchClient.SearchUnavailableException;
import dev.sightline.sightings.search.VisitSearch;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The resource that finds past visits: by face, and those of a person or stranger. */
record SearchResource(
    Api.Recognition recognition,
    Supplier<RecognitionModel> models,
    Views views,
    Api.Search search,
    ViewRecorder recorder)
    implements Resource {
  private static final int USUAL_LIMIT = 20;
  private static final int PROBES = 20;

  /** Whose visits to find: a person, a stranger, or the person seen at an event. */
  private record Whose(
      String collection, String person, String stranger, String camera, String event) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/search", Role.OPERATOR, this::search),
        Route.get("/persons/{collection}/{person}/visits", Role.VIEWER, this::ofPerson),
        Route.get("/strangers/{kind}/{id}/visits", Role.VIEWER, this::ofStranger));
  }

  private void search(Context request) throws InterruptedException {
    String reason = reason(request);
    RecognitionModel model = models.get();
    ThresholdPolicy thresholds = thresholds(request, model);
    boolean isPicture = !"application/json".equals(request.contentType());
    Whose whose =
        isPicture
            ? new Whose(null, null, null, null, null)
            : RequestBody.json(request, Whose.class);
    List<Embedding> probes =
        isPicture
            ? List.of(
                LargestFace.of(recognition.worker(), model, RequestBody.picture(request))
                    .embedding())
            : probes(whose, model);
    recorded(request, subject(whose), reason);
    SightingFilter filter = filter(request, Set.of());
    int limit = limit(request, USUAL_LIMIT);
    Answers.json(
        request,
        answer(asked(() -> search.visits().nearest(probes, filter, limit, thresholds)), filter));
  }

  private static String subject(Whose whose) {
    if (whose.person() != null && whose.collection() != null) {
      return whose.collection() + "/" + whose.person();
    }
    return whose.stranger() == null ? ViewedData.EVERYBODY : whose.stranger();
  }

  private void recorded(Context request, String subject, String reason) {
    try {
      search.audit().searched(Caller.of(request).name(), subject, reason);
    } catch (RuntimeException e) {
      ViewRecorder.LOG.error("Nothing is searched: {}", e.getClass().getName());
      throw ProblemException.unavailable("audit-unavailable", "the search cannot be audited now");
    }
  }

  private String reason(Context request) {
    Optional<String> reason = QueryParameters.text(request, "reason");
    if (search.visits().rules().reason() && reason.isEmpty()) {
      throw ProblemException.badRequest("a search must state a 'reason'");
    }
    return reason.orElse("");
  }

  private ThresholdPolicy thresholds(Context request, RecognitionModel model) {
    double fpir =
        QueryParameters.text(request, "fpir")
            .map(SearchResource::fpir)
            .orElse(search.visits().rules().fpir());
    return model
        .model()
        .calibration()
        .map(calibration -> ThresholdPolicy.calibrated(calibration, fpir))
        .orElse(model.thresholds());
  }

  private static double fpir(String text) {
    try {
      double fpir = Double.parseDouble(text);
      if (fpir > 0 && fpir < 1) {
        return fpir;
      }
    } catch (NumberFormatException e) {
      // Reported below, like any other invalid value.
    }
    throw ProblemException.badRequest("fpir must be in (0, 1), was '" + text + "'");
  }

  /** Returns the views of those whose visits to find, of the model in use. */
  private List<Embedding> probes(Whose whose, RecognitionModel model) {
    List<Embedding> all;
    if (whose.person() != null && whose.collection() != null) {
      PersonId person = PathIds.named(() -> new PersonId(whose.collection(), whose.person()));
      all = templates(person);
    } else if (whose.stranger() != null) {
      all = views(visitsOf(views.strangers().named(whose.stranger())).visits().stream());
    } else if (whose.camera() != null && whose.event() != null) {
      all = ofEvent(whose);
    } else {
      throw ProblemException.badRequest(
          "the body must have 'collection' and 'person', 'stranger', or 'camera' and 'event'");
    }
    List<Embedding> usable =
        all.stream().filter(view -> view.model().equals(model.model().id())).limit(PROBES).toList();
    if (usable.isEmpty()) {
      throw ProblemException.notFound("face-unknown", "there is no face of them to search for");
    }
    return usable;
  }

  private List<Embedding> templates(PersonId person) {
    return views.gallery().templatesOf(person).stream()
        .filter(template -> !template.id().isNegative())
        .map(Template::embedding)
        .toList();
  }

  private List<Embedding> ofEvent(Whose whose) {
    Optional<SightingRecord> visit =
        PathIds.named(() -> asked(() -> search.visits().visit(whose.camera(), whose.event())));
    return visit.map(SightingRecord::views).orElse(List.of());
  }

  private static List<Embedding> views(Stream<VisitSearch.Found> visits) {
    return visits.flatMap(found -> found.sighting().views().stream()).toList();
  }

  private VisitSearch.Result visitsOf(Set<String> subjects) {
    SightingFilter filter =
        new SightingFilter(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE), Set.of(), subjects);
    return asked(() -> search.visits().visits(filter, PROBES));
  }

  private void ofPerson(Context request) {
    PersonId person = PathIds.person(request);
    recorder.person(request, person, ViewedData.EVENTS);
    list(request, Set.of(person.toString()));
  }

  private void ofStranger(Context request) {
    recorder.everybody(request, ViewedData.EVENTS);
    String id = request.pathParam("kind") + "/" + request.pathParam("id");
    list(request, views.strangers().named(id));
  }

  private void list(Context request, Set<String> subjects) {
    SightingFilter filter = filter(request, subjects);
    int limit = limit(request, VisitSearch.MAX_VISITS);
    Answers.json(request, answer(asked(() -> search.visits().visits(filter, limit)), filter));
  }

  private VisitsAnswer answer(VisitSearch.Result result, SightingFilter filter) {
    Set<String> known =
        filter.cameras().isEmpty() ? views.board().current().keySet() : filter.cameras();
    return VisitsAnswer.of(result, known, views.strangers());
  }

  private static int limit(Context request, int usual) {
    return QueryParameters.text(request, "limit").isEmpty()
        ? usual
        : QueryParameters.atMost(request, "limit", 1, VisitSearch.MAX_VISITS);
  }

  private static SightingFilter filter(Context request, Set<String> subjects) {
    return new SightingFilter(
        QueryParameters.instant(request, "from").orElse(Instant.EPOCH),
        QueryParameters.instant(request, "to").orElse(Instant.ofEpochMilli(Long.MAX_VALUE)),
        Set.copyOf(request.queryParams("camera")),
        subjects);
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (SearchUnavailableException e) {
      ViewRecorder.LOG.warn("A search failed: {}", e.getMessage());
      throw ProblemException.unavailable(
          "search-unavailable", "the search stage does not answer now");
    }
  }
}
