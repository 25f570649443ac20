package dev.sightline.curation;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelId;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.Enroller;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.EnrolmentReview;
import dev.sightline.gallery.EnrolmentRules;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.lifecycle.Resources;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import java.util.List;
import java.util.Set;

/** The detector and model for pictures to enrol. Belongs to one thread. */
public final class EnrolmentModel implements AutoCloseable {
  private final Resources resources;
  private final RecognitionModel model;
  private final Enroller enroller;

  /** The configuration of detector and model, and the rules for accepting a picture. */
  public record Config(
      EmbeddingConfig embedding,
      DetectionConfig detection,
      FrameConfig frames,
      EnrolmentConfig enrolment,
      MatchConfig matching) {}

  private EnrolmentModel(Resources resources, RecognitionModel model, EnrolmentConfig enrolment) {
    this.resources = resources;
    this.model = model;
    this.enroller = new Enroller(model.reader(), new EnrolmentRules(enrolment));
  }

  /**
   * Creates one from a model with its detector.
   *
   * @param model the model, which stays open with its reader
   */
  public static EnrolmentModel of(RecognitionModel model, EnrolmentConfig enrolment) {
    return new EnrolmentModel(new Resources(), model, enrolment);
  }

  private static EnrolmentModel of(Config config, EmbeddingModel model, Resources resources) {
    FaceReader reader = resources.add(FaceReader.open(model, config.detection(), config.frames()));
    return new EnrolmentModel(
        resources, RecognitionModel.of(model, reader, config.matching()), config.enrolment());
  }

  /** Opens detector and model: the configured model, or the next if the gallery uses that. */
  public static EnrolmentModel open(Config config, Set<ModelId> gallery) {
    return Resources.open(
        resources -> of(config, resources.add(modelOf(config.embedding(), gallery)), resources));
  }

  private static EmbeddingModel modelOf(EmbeddingConfig config, Set<ModelId> gallery) {
    List<EmbeddingConfig> models = config.withNext();
    EmbeddingModel configured = EmbeddingModels.open(models.get(0));
    if (models.size() == 1 || gallery.isEmpty() || gallery.contains(configured.id())) {
      return configured;
    }
    EmbeddingModel next = openNext(models.get(1), configured);
    boolean isNext = gallery.contains(next.id());
    (isNext ? configured : next).close();
    return isNext ? next : configured;
  }

  private static EmbeddingModel openNext(EmbeddingConfig config, EmbeddingModel configured) {
    return Resources.open(
        resources -> {
          resources.add(configured);
          return EmbeddingModels.open(config);
        });
  }

  /**
   * Opens the detector for a model that is already loaded.
   *
   * @param model the model, which stays open
   * @param config the configuration, whose model is ignored
   */
  public static EnrolmentModel borrowing(EmbeddingModel model, Config config) {
    return Resources.open(resources -> of(config, model, resources));
  }

  ModelId model() {
    return model.model().id();
  }

  Enroller enroller() {
    return enroller;
  }

  /** Returns the review of templates to enrol in a gallery with so many templates. */
  EnrolmentReview review(GalleryConfig gallery, EnrolmentConfig enrolment, int templates) {
    return new EnrolmentReview(
        gallery,
        model.thresholds().forGalleryOf(Math.max(1, templates)).cosineSimilarity(),
        enrolment.nearDuplicateFor(model.model().calibration()));
  }

  /** Returns the matchers' rule for past visits. */
  VisitMatcher visitMatcher(Gallery gallery) {
    return new VisitMatcher(model(), model.matcher(), model.thresholds(), gallery);
  }

  @Override
  public void close() {
    resources.close();
  }
}
