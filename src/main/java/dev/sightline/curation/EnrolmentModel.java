package dev.sightline.curation;

import dev.sightline.alignment.AlignedFace;
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
import dev.sightline.frames.Image;
import dev.sightline.gallery.Enroller;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.EnrolmentRules;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureReader;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Detector and network for pictures to enrol. Belongs to one thread. */
public final class EnrolmentModel implements AutoCloseable {
  private final EmbeddingModel model;
  private final boolean owned;
  private final FaceExtractor extractor;
  private final FaceEmbedder embedder;
  private final Enroller enroller;
  private final PictureReader reader;
  private final ThresholdPolicy thresholds;
  private final FaceMatcher matcher;

  /** What is opened, and by which rules a picture is taken. */
  public record Config(
      EmbeddingConfig embedding,
      DetectionConfig detection,
      FrameConfig frames,
      EnrolmentConfig enrolment,
      MatchConfig matching) {}

  private EnrolmentModel(Config config, EmbeddingModel model, boolean owned) {
    this.model = model;
    this.owned = owned;
    this.extractor = new FaceExtractor(FaceDetectors.open(config.detection()), model.template());
    this.embedder = model.newEmbedder();
    FrameGate gate = new FrameGate(config.frames());
    this.enroller = new Enroller(extractor, embedder, new EnrolmentRules(config.enrolment()), gate);
    this.reader = new PictureReader(gate);
    this.thresholds = ThresholdPolicy.of(config.matching(), model.calibration());
    this.matcher = new FaceMatcher(config.matching(), thresholds);
  }

  /** Opens both: the configured network, or the next if the gallery is of that. */
  public static EnrolmentModel open(Config config, Set<ModelId> gallery) {
    List<EmbeddingConfig> networks = config.embedding().withNext();
    EmbeddingModel configured = EmbeddingModels.open(networks.get(0));
    if (networks.size() == 1 || gallery.isEmpty() || gallery.contains(configured.id())) {
      return new EnrolmentModel(config, configured, true);
    }
    EmbeddingModel next = EmbeddingModels.open(networks.get(1));
    boolean isNext = gallery.contains(next.id());
    (isNext ? configured : next).close();
    return new EnrolmentModel(config, isNext ? next : configured, true);
  }

  /**
   * Opens the detector, and borrows a network that is in memory already.
   *
   * @param config its network is not looked at
   * @param model left open
   */
  public static EnrolmentModel borrowing(EmbeddingModel model, Config config) {
    return new EnrolmentModel(config, model, false);
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

  /** Whom a matcher names in a camera's picture: its largest face, if it is anybody's. */
  Optional<PersonId> recognise(Picture picture, Gallery gallery, String camera) {
    return reader
        .read(picture)
        .fold(this::largestFace, refused -> Optional.<AlignedFace>empty())
        .map(face -> embedder.embed(List.of(face.chip())))
        .map(face -> matcher.match(face, gallery, camera).get(0))
        .flatMap(
            decision ->
                decision.fold(
                    identified -> Optional.of(identified.person()), unknown -> Optional.empty()));
  }

  private Optional<AlignedFace> largestFace(Image opened) {
    try (Image image = opened) {
      return extractor.extract(image).stream()
          .max(Comparator.comparingDouble(face -> face.quality().sizePx()));
    }
  }

  @Override
  public void close() {
    embedder.close();
    extractor.close();
    if (owned) {
      model.close();
    }
  }
}
