package dev.sightline.evaluation;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.evaluation.pictures.EmbeddingCache;
import dev.sightline.evaluation.pictures.FaceEmbeddings;
import dev.sightline.evaluation.pictures.FaceExtraction;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.SkippedPicture;
import dev.sightline.evaluation.pictures.StoredFace;
import dev.sightline.evaluation.pictures.TerminalProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** The faces of labelled pictures with their embeddings, computed once for each model. */
final class EmbeddedPictures {
  private final String modelId;

  /** Those found, in the order of the pictures. */
  private final List<StoredFace> faces;

  /** Pictures without a face. */
  private final List<SkippedPicture> skipped;

  private final float[][] embeddings;

  private EmbeddedPictures(String modelId, FaceExtraction.Result extracted, float[][] embeddings) {
    this.modelId = modelId;
    this.faces = extracted.faces();
    this.skipped = extracted.skipped();
    this.embeddings = embeddings;
  }

  /**
   * Reads the faces and embeddings from the cache and computes those missing, with progress on
   * standard error.
   */
  static EmbeddedPictures of(List<PersonPicture> pictures, EvaluationConfig config) {
    try (EmbeddingModel model = EmbeddingModels.open(config.model())) {
      FaceExtraction.Result extracted =
          withProgress(
              "faces",
              pictures.size(),
              progress -> config.cut().extraction(model.template()).run(pictures, progress));
      FaceEmbeddings embedder =
          new FaceEmbeddings(model, config.degradation(), config.cut().threads());
      float[][] embeddings =
          new EmbeddingCache(cacheFile(model, config))
              .get(
                  extracted.faces(),
                  faces ->
                      withProgress(
                          "embeddings", faces.size(), progress -> embedder.of(faces, progress)));
      return new EmbeddedPictures(model.id().value(), extracted, embeddings);
    }
  }

  private interface Task<R> {
    R run(IntConsumer progress);
  }

  private static <R> R withProgress(String name, int total, Task<R> task) {
    try (TerminalProgress progress = new TerminalProgress(name, total)) {
      return task.run(progress::advance);
    }
  }

  private static Path cacheFile(EmbeddingModel model, EvaluationConfig config) {
    String mirror = config.model().mirror() ? "-mirror" : "";
    String degradation = config.degradation().label();
    return config
        .cut()
        .cache()
        .resolve("embeddings")
        .resolve(
            String.format(
                Locale.ROOT,
                "%s%s%s-%08x.bin",
                model.id().value(),
                mirror,
                degradation.isEmpty() ? "" : "-" + degradation,
                config.cut().detection().toString().hashCode()));
  }

  String modelId() {
    return modelId;
  }

  List<StoredFace> faces() {
    return faces;
  }

  List<SkippedPicture> skipped() {
    return skipped;
  }

  /**
   * Returns the embeddings, {@code [faces][dimension]}, unit vectors, shared: the caller must not
   * change them.
   */
  float[][] embeddings() {
    return embeddings;
  }
}
