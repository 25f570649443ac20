package dev.sightline.serving.api;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.StageLag;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.serving.Condition;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.recognition.FaceReader;
import dev.sightline.serving.recognition.Worker;
import dev.sightline.serving.view.Views;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * All resources of the API.
 *
 * @param worker the thread that the reader belongs to
 * @param model the network of the reader
 * @param recorder is told who looks at whom
 * @param lag asked how far the stages are behind
 * @param condition asked for the server's health
 */
public record Api(
    Worker worker,
    FaceReader reader,
    EmbeddingModel model,
    MatchConfig matching,
    Views views,
    Curator curator,
    Unknowns unknowns,
    FrameArchive archive,
    ChipArchive chips,
    ViewRecorder recorder,
    Supplier<List<StageLag.Group>> lag,
    Supplier<Condition> condition) {

  public Api {
    Objects.requireNonNull(worker, "worker");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(matching, "matching");
    Objects.requireNonNull(views, "views");
    Objects.requireNonNull(curator, "curator");
    Objects.requireNonNull(unknowns, "unknowns");
    Objects.requireNonNull(archive, "archive");
    Objects.requireNonNull(chips, "chips");
    Objects.requireNonNull(recorder, "recorder");
    Objects.requireNonNull(lag, "lag");
    Objects.requireNonNull(condition, "condition");
  }

  /** Each group of routes. */
  public List<Resource> resources() {
    ThresholdPolicy thresholds = ThresholdPolicy.of(matching, model.calibration());
    FaceMatcher matcher = new FaceMatcher(matching, thresholds);
    return List.of(
        new HealthResource(condition),
        new ContractResource(),
        new IdentifyResource(worker, reader, matcher, views.gallery(), recorder),
        new CompareResource(worker, reader, thresholds),
        new PersonsResource(views.gallery(), chips, recorder),
        new EnrolmentResource(curator, views.gallery()),
        new CurationResource(curator, views.gallery()),
        new ErasureResource(curator, views.gallery()),
        new UnknownsResource(unknowns),
        new EventsResource(views.events(), recorder),
        new LiveResource(views.broadcast(), recorder),
        new PresenceResource(views.whereabouts(), recorder),
        new CamerasResource(views.cameras(), recorder),
        new FramesResource(views.cameras(), archive, recorder),
        new ModelResource(model, matching, views.gallery()),
        new LagResource(lag),
        new LatenciesResource(views.latencies()),
        new DeadLettersResource(views.deadLetters(), recorder));
  }
}
