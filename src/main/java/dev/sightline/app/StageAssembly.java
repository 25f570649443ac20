package dev.sightline.app;

import dev.sightline.alignment.FaceExtractor;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.detection.SpoofNetwork;
import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.frames.FrameGate;
import dev.sightline.gallery.index.GalleryIndex;
import dev.sightline.lifecycle.Resources;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.StrangerConfig;
import dev.sightline.presence.Strangers;
import dev.sightline.sightings.SightingKeys;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.streams.GatedFrameDetector;
import dev.sightline.streams.Matching;
import dev.sightline.streams.RecognitionStages;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.streams.linking.Linker;
import dev.sightline.streams.linking.Linking;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.tracing.Tracing;
import java.util.Optional;

/** The stages of a process, assembled from its configuration. Owns the models. */
public final class StageAssembly implements AutoCloseable {
  private final SightlineConfig config;
  private final Resources resources;
  private final OpenModels models;
  private final RecognitionStages stages;
  private Optional<SightingKeys> sightingKeys = Optional.empty();

  /** Opens stages without traces. */
  public static StageAssembly open(SightlineConfig config, StageRange range, StageMetrics metrics) {
    return open(config, range, metrics, Tracing.none());
  }

  /**
   * Opens the models that the stages need.
   *
   * @param range which stages
   * @param metrics counts what they do
   * @param tracing records their spans
   */
  public static StageAssembly open(
      SightlineConfig config, StageRange range, StageMetrics metrics, Tracing tracing) {
    RecognitionStages none = RecognitionStages.none().withMetrics(metrics).withTracing(tracing);
    return Resources.open(resources -> new StageAssembly(config, range, none, resources));
  }

  private StageAssembly(
      SightlineConfig config, StageRange range, RecognitionStages none, Resources resources) {
    this.config = config;
    this.resources = resources;
    this.models = resources.add(models(config, range));
    RecognitionStages assembled = none;
    if (range.includes(Stage.DETECT)) {
      assembled = assembled.withDetect(this::newFrameDetector);
    }
    if (range.includes(Stage.EMBED)) {
      assembled = assembled.withEmbed(models.models());
    }
    if (range.includes(Stage.MATCH)) {
      assembled = assembled.withMatch(matching()).withSightings(sightings());
      assembled = config.linking().isOn() ? assembled.withLinking(linking()) : assembled;
    }
    this.stages = assembled;
  }

  private static OpenModels models(SightlineConfig config, StageRange range) {
    return range.includes(Stage.EMBED) || range.includes(Stage.MATCH)
        ? OpenModels.withNext(config.embedding())
        : OpenModels.configured(config.embedding());
  }

  private GatedFrameDetector newFrameDetector() {
    return new GatedFrameDetector(
        new FrameGate(config.frames()),
        new FaceExtractor(
            FaceDetectors.open(config.detection()),
            models.template(),
            config.spoof().isScoring() ? Optional.of(new SpoofNetwork()) : Optional.empty()));
  }

  private Matching matching() {
    return new Matching(
        models.models().stream().map(this::compared).toList(),
        CameraPresence.of(config.presence(), config.matching(), calibrations())
            .withSpoof(config.spoof()),
        new Strangers(alike(), config.presence().strangersKept()),
        () -> new GalleryIndex(config.gallery()),
        GalleryEncryption.reader(config),
        StateEncryption.with(config.encryption().keys()));
  }

  private Linking linking() {
    return new Linking(
        new Linker(alike(), config.linking(), config.presence().strangersKept()),
        config.linking().travel(),
        config.linking().grace(),
        config.topics().retention().results().sightings(),
        GalleryEncryption.reader(config),
        StateEncryption.with(config.encryption().keys()));
  }

  private PerModel<Optional<Calibration>> calibrations() {
    return PerModel.of(models.models(), EmbeddingModel::id, EmbeddingModel::calibration);
  }

  private PerModel<StrangerConfig> alike() {
    return calibrations().map(calibration -> StrangerConfig.of(config.matching(), calibration));
  }

  private SightingSeal sightings() {
    sightingKeys =
        config
            .encryption()
            .keys()
            .map(keys -> resources.add(GalleryEncryption.sightings(config, keys)));
    return sightingKeys.<SightingSeal>map(keys -> keys).orElseGet(SightingSeal::none);
  }

  /** Destroys the keys of sightings as they expire, until this is closed. */
  public void expireKeys() {
    sightingKeys.ifPresent(SightingKeys::expire);
  }

  /** Returns the id of the model that the stages start with. */
  public ModelId modelId() {
    return models.models().get(0).id();
  }

  private ComparedModel compared(EmbeddingModel model) {
    return new ComparedModel(
        model.id(), model.dimension(), FaceMatcher.of(config.matching(), model.calibration()));
  }

  /** Returns the stages; this assembly still owns the models. */
  public RecognitionStages stages() {
    return stages;
  }

  /** Creates a runner of these stages that is not started; close it before this. */
  public StreamsRunner newRunner() {
    return StreamsRunner.of(config.run(), config.topology(), stages, config.kafka().streams());
  }

  @Override
  public void close() {
    resources.close();
  }
}
