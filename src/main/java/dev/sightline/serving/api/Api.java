package dev.sightline.serving.api;

import static java.util.Objects.requireNonNull;

import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.view.Views;
import dev.sightline.topics.StageLag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All resources of the API.
 *
 * @param worker the thread that the models' readers belong to
 * @param models the models for pictures, at least one; the one that the gallery uses is chosen, or else the first
 * @param recorder records who views whose data
 * @param lag returns the lag of the stages
 * @param condition returns the condition of the server
 */
public record Api(
    Worker worker,
    List<RecognitionModel> models,
    MatchConfig matching,
    Views views,
    Curator curator,
    StrangerNaming unknowns,
    FrameArchive archive,
    ChipArchive chips,
    ViewRecorder recorder,
    Supplier<List<StageLag.Group>> lag,
    Supplier<Condition> condition) {

  public Api {
    requireNonNull(worker, "worker");
    models = List.copyOf(models);
    requireNonNull(matching, "matching");
    requireNonNull(views, "views");
    requireNonNull(curator, "curator");
    requireNonNull(unknowns, "unknowns");
    requireNonNull(archive, "archive");
    requireNonNull(chips, "chips");
    requireNonNull(recorder, "recorder");
    requireNonNull(lag, "lag");
    requireNonNull(condition, "condition");
  }

  /** Returns the groups of routes. */
  public List<Resource> resources() {
    return List.of(
        new HealthResource(condition),
        new ContractResource(),
        new IdentifyResource(worker, this::model, views.gallery(), recorder),
        new CompareResource(worker, this::model),
        new PersonsResource(views.gallery(), chips, recorder),
        new EnrolmentResource(curator, views.gallery()),
        new CurationResource(curator, views.gallery()),
        new ErasureResource(curator, views.gallery()),
        new UnknownsResource(unknowns),
        new EventsResource(views.events(), recorder, condition),
        new LiveResource(views.broadcast(), recorder),
        new PresenceResource(views.whereabouts(), recorder),
        new CamerasResource(views.cameras(), recorder),
        new FramesResource(views.cameras(), archive, recorder),
        new ModelResource(this::model, matching, views.gallery()),
        new LagResource(lag),
        new LatenciesResource(views.latencies()),
        new DeadLettersResource(views.deadLetters(), recorder));
  }

  private RecognitionModel model() {
    return models.stream()
        .filter(model -> views.gallery().model().equals(Optional.of(model.model().id())))
        .findFirst()
        .orElse(models.get(0));
  }
}
