package dev.sightline.serving.api;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.gallery.Gallery;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.matching.Threshold;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The resource of the model in use, its threshold and its calibration. */
final class ModelResource implements Resource {
  private final Supplier<RecognitionModel> models;
  private final MatchConfig matching;
  private final GalleryView gallery;

  ModelResource(Supplier<RecognitionModel> models, MatchConfig matching, GalleryView gallery) {
    this.models = Objects.requireNonNull(models, "models");
    this.matching = Objects.requireNonNull(matching, "matching");
    this.gallery = Objects.requireNonNull(gallery, "gallery");
  }

  /**
   * The model in use.
   *
   * @param threshold the cosine similarity that a named face reaches, for the current gallery
   * @param fpirTarget the rate it was chosen for; null if it is fixed
   * @param margin how far a named person must lie above the next
   * @param calibrated whether {@code /model/quality} has data
   */
  private record Model(
      String id,
      int dimension,
      float threshold,
      Double fpirTarget,
      double margin,
      int templates,
      int persons,
      long galleryRevision,
      boolean calibrated) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/model", Role.VIEWER, this::model),
        Route.get("/model/quality", Role.VIEWER, this::quality));
  }

  private void model(Context request) {
    RecognitionModel used = models.get();
    EmbeddingModel model = used.model();
    // Asked at each request: after its topic was created again, the view has another index.
    Gallery index = gallery.index();
    Threshold threshold = used.thresholds().forGalleryOf(index.templates());
    Answers.json(
        request,
        new Model(
            model.id().value(),
            model.dimension(),
            threshold.cosineSimilarity(),
            threshold.fpirTarget().isPresent() ? threshold.fpirTarget().getAsDouble() : null,
            matching.marginFor(model.calibration()),
            index.templates(),
            index.persons(),
            index.revision(),
            model.calibration().isPresent()));
  }

  private void quality(Context request) {
    Calibration calibration =
        models
            .get()
            .model()
            .calibration()
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "not-calibrated",
                        "the model in use is not calibrated; use 'sightline calibrate'"));
    Answers.json(request, ModelQuality.of(calibration));
  }
}
