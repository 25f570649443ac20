package dev.sightline.streams;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The embedders of the stream threads, of the model that embeds at the time. */
final class Embedders {
  private final ChipTemplate template;
  private final GalleryProgress progress;
  private final Map<ModelId, ThreadShared<FaceEmbedder>> byModel = new HashMap<>();

  /**
   * @param models at least one, all of one chip template
   * @param progress the progress that decides which of them embeds
   */
  Embedders(List<EmbeddingModel> models, GalleryProgress progress) {
    this.template = models.get(0).template();
    this.progress = progress;
    for (EmbeddingModel model : models) {
      if (!model.template().equals(template)) {
        throw new IllegalArgumentException(
            "models that follow one another take chips of one template, found "
                + template.id()
                + " and "
                + model.template().id());
      }
      byModel.put(model.id(), new ThreadShared<>(model::newEmbedder, FaceEmbedder::close));
    }
  }

  /** Returns the template of the chips that all models take. */
  ChipTemplate template() {
    return template;
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
