package dev.sightline.streams;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The embedders of the stream threads, of the model that embeds at the time. */
final class Embedders {
  private final Set<ChipTemplate> templates;
  private final GalleryProgress progress;
  private final Map<ModelId, ThreadShared<FaceEmbedder>> byModel = new HashMap<>();

  /**
   * @param models at least one
   * @param progress the progress that decides which of them embeds
   */
  Embedders(List<EmbeddingModel> models, GalleryProgress progress) {
    this.templates = models.stream().map(EmbeddingModel::template).collect(toUnmodifiableSet());
    this.progress = progress;
    for (EmbeddingModel model : models) {
      byModel.put(model.id(), new ThreadShared<>(model::newEmbedder, FaceEmbedder::close));
    }
  }

  /** Returns the templates of the chips that the models take; a model aligns the others' again. */
  Set<ChipTemplate> templates() {
    return templates;
  }

  /** Creates a loan for the calling thread. */
  Loan lend() {
    return new Loan();
  }

  /**
   * A loan of an embedder that follows the gallery from one model to the next. Belongs to one
   * thread.
   */
  final class Loan implements AutoCloseable {
    private ModelId model = progress.embedding();
    private ThreadShared.Lease<FaceEmbedder> lease = byModel.get(model).lend();

    private Loan() {}

    /** Returns the embedder for a frame, and closes the previous one if the model has changed. */
    FaceEmbedder of(FrameRef frame) {
      ModelId now = progress.embedding(frame);
      if (!now.equals(model)) {
        lease.close();
        lease = byModel.get(now).lend();
        model = now;
      }
      return lease.object();
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
