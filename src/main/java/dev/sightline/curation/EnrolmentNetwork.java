package dev.sightline.curation;

import dev.sightline.alignment.FaceExtractor;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.gallery.Enroller;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.EnrolmentRules;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;

/** Detector and network for pictures to enrol. Belongs to one thread. */
public final class EnrolmentNetwork implements AutoCloseable {
  private final EmbeddingModel model;
  private final FaceExtractor extractor;
  private final FaceEmbedder embedder;
  private final Enroller enroller;
  private final ThresholdPolicy thresholds;

  /** What is opened, and by which rules a picture is taken. */
  public record Config(
      EmbeddingConfig embedding,
      DetectionConfig detection,
      FrameConfig frames,
      EnrolmentConfig enrolment,
      MatchConfig matching) {}

  private EnrolmentNetwork(Config config) {
    this.model = EmbeddingModels.open(config.embedding());
    this.extractor = new FaceExtractor(FaceDetectors.open(config.detection()), model.template());
    this.embedder = model.newEmbedder();
    this.enroller =
        new Enroller(
            extractor,
            embedder,
            new EnrolmentRules(config.enrolment()),
            new FrameGate(config.frames()));
    this.thresholds = ThresholdPolicy.of(config.matching(), model.calibration());
  }

  /** Opens both; takes seconds. */
  public static EnrolmentNetwork open(Config config) {
    return new EnrolmentNetwork(config);
  }

  ModelId model() {
    return model.id();
  }

  Enroller enroller() {
    return enroller;
  }

  /** The cosine similarity from which two faces are taken for one person. */
  float alike(int templates) {
    return thresholds.forGalleryOf(Math.max(1, templates)).cosineSimilarity();
  }

  @Override
  public void close() {
    embedder.close();
    extractor.close();
    model.close();
  }
}
