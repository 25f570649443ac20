package dev.sightline.evaluation.pictures;

import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * The embedding of stored faces, several batches at a time.
 *
 * @param model the model, which stays open
 * @param degradation the degradation of the chips before embedding
 * @param threads the number of threads, at least 1
 */
public record FaceEmbeddings(EmbeddingModel model, ChipDegradation degradation, int threads) {
  private static final int BATCH = 16;

  /**
   * Embeds faces.
   *
   * @param faces faces cut as wide chips of the model's template
   * @param progress called, from several threads, with the number of further faces done
   * @return {@code [faces][dimension]}, unit vectors
   */
  public float[][] of(List<StoredFace> faces, IntConsumer progress) {
    int share = (faces.size() + threads - 1) / threads;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Embedding>>> running = new ArrayList<>();
      for (int from = 0; from < faces.size(); from += share) {
        List<StoredFace> part = faces.subList(from, Math.min(faces.size(), from + share));
        running.add(pool.submit(() -> embed(part, progress)));
      }
      List<float[]> embeddings = new ArrayList<>(faces.size());
      for (Future<List<Embedding>> future : running) {
        Results.await(future, "embedding faces")
            .forEach(embedding -> embeddings.add(embedding.toArray()));
      }
      return embeddings.toArray(float[][]::new);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Embedding> embed(List<StoredFace> faces, IntConsumer progress) {
    WideChip wide = CutConfig.wide(model.template());
    List<Embedding> embeddings = new ArrayList<>(faces.size());
    try (FaceEmbedder embedder = model.newEmbedder()) {
      for (int from = 0; from < faces.size(); from += BATCH) {
        List<FaceChip> chips =
            faces.subList(from, Math.min(faces.size(), from + BATCH)).stream()
                .map(face -> degradation.apply(wide.middle(face.pixels())))
                .toList();
        embeddings.addAll(embedder.embed(chips));
        progress.accept(chips.size());
      }
    }
    return embeddings;
  }
}
