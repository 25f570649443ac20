package dev.sightline.serving.api;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.AuditAction;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.FaceScores;
import dev.sightline.serving.view.FaceScores.Faces;
import dev.sightline.serving.view.ScoreDrift;
import dev.sightline.serving.view.Views;
import dev.sightline.serving.view.Visit;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resource of the deployment's own figures: what its cameras, persons and operators show. */
record QualityResource(Supplier<RecognitionModel> models, Views views) implements Resource {
  private static final int MAX_CAMERAS = 200;

  /** The changes of the gallery that correct what was decided. */
  private static final Set<AuditAction> CORRECTIONS =
      Set.of(
          AuditAction.NEGATIVE_ADDED,
          AuditAction.RENAMED,
          AuditAction.MERGED,
          AuditAction.MOVED,
          AuditAction.VISIT_REVISED);

  /** The reasons of unknown visits that say nothing about a stranger's similarity. */
  private static final Set<String> NO_STRANGERS = Set.of("ignored", "possible-spoof");

  /**
   * The figures.
   *
   * @param since the time from which on faces are counted
   * @param faces the faces of the camera asked for, or of all
   * @param cameras the cameras with faces or visits, those with the most visits first
   * @param leftOut the number of further cameras
   * @param drift null if the model in use is not calibrated
   */
  private record Quality(
      Instant since,
      Faces faces,
      List<Camera> cameras,
      int leftOut,
      Visits visits,
      Corrections corrections,
      Drift drift) {}

  /**
   * A camera.
   *
   * @param named the number of faces that got a name
   * @param unknown the number of faces that got none
   * @param visits the number of visits that the server keeps
   * @param unknownVisits the number of these visits that are strangers'
   */
  private record Camera(String id, long named, long unknown, long visits, long unknownVisits) {}

  /**
   * The visits that the server keeps.
   *
   * @param since the time from which on every visit counts; null if there is none
   * @param revised the number that was given to another person since
   */
  private record Visits(Instant since, long named, long unknown, long revised) {}

  /**
   * The corrections among the newest changes in the audit.
   *
   * @param since the time of the earliest of these changes; null if there is none
   * @param counts the number by action
   */
  private record Corrections(Instant since, Map<String, Integer> counts) {}

  /**
   * The drift against the calibration.
   *
   * @param visits the number of unknown visits
   * @param cosineSimilarity the similarity that the expected share of strangers reaches
   */
  private record Drift(
      String verdict, int visits, double cosineSimilarity, double expected, double observed) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/quality", Role.VIEWER, this::quality));
  }

  private void quality(Context request) {
    FaceScores scores = views.scores();
    List<Visit> visits = views.events().visits();
    List<Camera> cameras = cameras(scores.byCamera(), visits);
    Answers.json(
        request,
        new Quality(
            scores.since(),
            scores.faces(QueryParameters.text(request, "camera")),
            cameras.stream().limit(MAX_CAMERAS).toList(),
            Math.max(0, cameras.size() - MAX_CAMERAS),
            visits(visits),
            corrections(),
            models
                .get()
                .model()
                .calibration()
                .map(measured -> drift(models.get().model(), visits))
                .orElse(null)));
  }

  /** Returns all cameras with faces or visits, those with the most visits first. */
  private static List<Camera> cameras(Map<String, Faces> byCamera, List<Visit> visits) {
    Map<String, List<Visit>> visited =
        visits.stream().collect(Collectors.groupingBy(visit -> visit.stay().camera()));
    return Stream.concat(byCamera.keySet().stream(), visited.keySet().stream())
        .distinct()
        .map(id -> camera(id, byCamera.get(id), visited.getOrDefault(id, List.of())))
        .sorted(Comparator.comparingLong(Camera::visits).thenComparing(Camera::named).reversed())
        .toList();
  }

  /**
   * @param faces null if no face was decided
   */
  private static Camera camera(String id, Faces faces, List<Visit> visits) {
    return new Camera(
        id,
        faces == null ? 0 : faces.named(),
        faces == null ? 0 : faces.unknown(),
        visits.size(),
        unknown(visits));
  }

  private static long unknown(List<Visit> visits) {
    return visits.stream().filter(visit -> visit.stay().person() == null).count();
  }

  private Visits visits(List<Visit> visits) {
    return new Visits(
        views.events().since().orElse(null),
        visits.size() - unknown(visits),
        unknown(visits),
        visits.stream().filter(Visit::revised).count());
  }

  private Corrections corrections() {
    return new Corrections(
        views.audit().since().orElse(null),
        views.audit().counts().entrySet().stream()
            .filter(each -> CORRECTIONS.contains(each.getKey()))
            .collect(Collectors.toMap(each -> each.getKey().code(), Map.Entry::getValue)));
  }

  private Drift drift(EmbeddingModel model, List<Visit> visits) {
    List<Float> best =
        visits.stream()
            .filter(visit -> visit.stay().person() == null)
            .map(visit -> visit.latest().event())
            .filter(event -> event.evidence().model().equals(model.id().value()))
            .filter(event -> event.bestShot().cosineSimilarity() != null)
            .filter(event -> !NO_STRANGERS.contains(String.valueOf(event.bestShot().reason())))
            .map(event -> event.bestShot().cosineSimilarity())
            .toList();
    ScoreDrift drift =
        ScoreDrift.of(model.calibration().orElseThrow(), best, views.gallery().index().templates());
    return new Drift(
        FaceFinding.code(drift.verdict()),
        drift.visits(),
        drift.cosineSimilarity(),
        ScoreDrift.EXPECTED,
        drift.observed());
  }
}
