package dev.sightline.gallery;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.FaceChip;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.detection.PictureFaceDetector;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.lifecycle.Resources;
import java.util.List;

/**
 * From a picture to its faces and their embeddings, for enrolment, requests and explanations. Not
 * thread-safe, as its detector and embedder.
 */
public final class FaceReader implements AutoCloseable {
  private final Resources resources;
  private final FaceExtractor extractor;
  private final FaceEmbedder embedder;
  private final PictureReader pictures;
  private final ChipReader chips;

  private FaceReader(
      Resources resources, FaceExtractor extractor, FaceEmbedder embedder, FrameConfig frames) {
    this.resources = resources;
    this.extractor = extractor;
    this.embedder = embedder;
    this.pictures = new PictureReader(new FrameGate(frames));
    this.chips = new ChipReader(List.of(extractor.template()), frames);
  }

  /**
   * Creates a reader, which closes its parts.
   *
   * @param extractor an extractor with the embedder's chip template
   * @param embedder the embedder
   * @param frames the limits of a picture
   */
  public static FaceReader of(FaceExtractor extractor, FaceEmbedder embedder, FrameConfig frames) {
    Resources resources = new Resources();
    return new FaceReader(resources, resources.add(extractor), resources.add(embedder), frames);
  }

  /**
   * Opens the configured detector for the chips of a model.
   *
   * @param model the model, which stays open
   */
  public static FaceReader open(
      EmbeddingModel model, DetectionConfig detection, FrameConfig frames) {
    return Resources.open(
        resources ->
            new FaceReader(
                resources,
                resources.add(
                    new FaceExtractor(
                        new PictureFaceDetector(FaceDetectors.open(detection)), model.template())),
                resources.add(model.newEmbedder()),
                frames));
  }

  /** Finds the faces of a picture, or returns {@link RefusalReason#UNREADABLE}. */
  public PictureVerdict<PictureFaces> read(Picture picture) {
    return pictures.read(picture).map(this::facesOf);
  }

  private PictureFaces facesOf(Image opened) {
    try (Image image = opened) {
      return extractor.extract(image);
    }
  }

  /** Decodes an aligned face, or returns {@link RefusalReason#UNREADABLE}. */
  PictureVerdict<FaceChip> readChip(Picture picture) {
    return chips.read(picture);
  }

  /**
   * Computes the embedding of an aligned face, unless it is known.
   *
   * @param known the embedding by any model
   */
  Embedding embed(FaceChip chip, Embedding known) {
    return known.model().equals(embedder.model()) ? known : embedder.embed(List.of(chip)).get(0);
  }

  /** Computes the embeddings of faces, in their order. */
  public List<Embedding> embed(List<AlignedFace> faces) {
    return embedder.embed(faces.stream().map(AlignedFace::chip).toList());
  }

  @Override
  public void close() {
    resources.close();
  }
}
