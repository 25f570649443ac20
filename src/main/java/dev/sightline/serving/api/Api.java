package dev.sightline.serving.api;

import static java.util.Objects.requireNonNull;

import dev.sightline.agent.SourceProbe.Found;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.embedding.ModelId;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.health.Health;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.view.Views;
import dev.sightline.sightings.search.VisitSearch;
import dev.sightline.topics.StageLag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All resources of the API.
 *
 * @param recorder records who views whose data
 */
public record Api(
    Recognition recognition,
    Views views,
    Editors editors,
    Archives archives,
    Cameras cameras,
    ViewRecorder recorder,
    Operation operation) {

  public Api {
    requireNonNull(recognition, "recognition");
    requireNonNull(views, "views");
    requireNonNull(editors, "editors");
    requireNonNull(archives, "archives");
    requireNonNull(cameras, "cameras");
    requireNonNull(recorder, "recorder");
    requireNonNull(operation, "operation");
  }

  /**
   * The models for the pictures of requests.
   *
   * @param worker the thread that the models' readers belong to
   * @param models at least one; the one that the gallery uses is chosen, or else the first
   */
  public record Recognition(Worker worker, List<RecognitionModel> models, MatchConfig matching) {

    public Recognition {
      requireNonNull(worker, "worker");
      models = List.copyOf(models);
      requireNonNull(matching, "matching");
    }

    private RecognitionModel model(Optional<ModelId> ofGallery) {
      return models.stream()
          .filter(model -> ofGallery.equals(Optional.of(model.model().id())))
          .findFirst()
          .orElse(models.get(0));
    }
  }

  /** The pictures that Kafka keeps. */
  public record Archives(FrameArchive frames, ChipArchive chips, Search search) {}

  /**
   * The search over past visits.
   *
   * @param visits asks the search stage
   * @param audit records each search
   */
  public record Search(VisitSearch visits, Audit audit) {

    /** Records searches. */
    public interface Audit {

      /**
       * Records a search before it is made; throws if it cannot be recorded.
       *
       * @param subject whose visits are searched for
       * @param reason why; empty if none is stated
       */
      void searched(String actor, String subject, String reason);
    }
  }

  /**
   * The cameras of the deployment.
   *
   * @param editor reads and changes their records; stays open
   * @param tester opens a source
   */
  public record Cameras(CameraEditor editor, Tester tester) {

    /** Opens a source and looks at its pictures. */
    public interface Tester {

      /**
       * @param address the whole address
       * @throws dev.sightline.frames.FrameSource.UnreadableSourceException if no picture comes
       */
      Found test(String address) throws InterruptedException;
    }
  }

  /**
   * The state of the deployment.
   *
   * @param condition returns the condition of the server
   * @param health returns the health of the deployment
   * @param settings the settings of the server
   */
  public record Operation(
      Stages stages,
      Supplier<Condition> condition,
      Supplier<Health> health,
      List<EffectiveSetting> settings) {

    public Operation {
      requireNonNull(stages, "stages");
      requireNonNull(condition, "condition");
      requireNonNull(health, "health");
      settings = List.copyOf(settings);
    }
  }

  /**
   * The stages of the deployment.
   *
   * @param lag returns their lag
   * @param instances returns the processes that run them
   */
  public record Stages(
      Supplier<List<StageLag.Group>> lag, Supplier<List<StageLag.Instance>> instances) {}

  /** Returns the groups of routes. */
  public List<Resource> resources() {
    return List.of(
        new HealthResource(operation.condition(), operation.health()),
        new ContractResource(),
        new IdentifyResource(recognition.worker(), this::model, views.gallery(), recorder),
        new CompareResource(recognition.worker(), this::model),
        new SearchResource(recognition, this::model, views, archives.search(), recorder),
        new PersonsResource(views.gallery(), views.matchCounts(), archives.chips(), recorder),
        new ReviewResource(editors, recorder),
        new EnrolmentResource(editors, views.gallery()),
        new CurationResource(editors.curator(), views.gallery()),
        new ErasureResource(editors.curator(), views.gallery()),
        new StrangersResource(editors, views),
        new RevisionResource(editors.curator(), views.gallery()),
        new EventsResource(views.events(), views.strangers(), recorder, operation.condition()),
        new LiveResource(views.broadcast(), recorder),
        new PresenceResource(views.whereabouts(), recorder),
        new CameraRecordsResource(cameras, recorder),
        new CamerasResource(views, recorder),
        new FramesResource(views.cameras(), archives.frames(), recorder),
        new ModelResource(this::model, recognition.matching(), views.gallery()),
        new LagResource(operation.stages(), views.trends(), views.matchers()),
        new QualityResource(this::model, views),
        new AuditResource(views.audit(), recorder),
        new SettingsResource(operation.settings()),
        new LatenciesResource(views.latencies()),
        new DeadLettersResource(views.deadLetters(), recorder));
  }

  private RecognitionModel model() {
    return recognition.model(views.gallery().model());
  }
}
