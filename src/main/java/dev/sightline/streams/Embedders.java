package dev.sightline.streams;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lends stream threads embedders of whichever model embeds now. */
final class Embedders {
  private final ChipTemplate template;
  private final GalleryProgress standing;
  private final Map<ModelId, ThreadShared<FaceEmbedder>> byModel = new HashMap<>();

  /**
   * @param models at least one, all of one chip template
   * @param standing says which of them embeds
   */
  Embedders(List<EmbeddingModel> models, GalleryProgress standing) {
    this.template = models.get(0).template();
    this.standing = standing;
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

  /** The template of the chips that all of them take. */
  ChipTemplate template() {
    return template;
  }

  /** A loan for the calling thread, of the model that embeds now. */
  Loan lend() {
    return new Loan();
  }

  /** A loan that follows the gallery from one model to the next. Belongs to one thread. */
  final class Loan implements AutoCloseable {
    private ModelId model = standing.embedding();
    private ThreadShared.Lease<FaceEmbedder> lease = byModel.get(model).lend();

    private Loan() {}

    /** The embedder for a frame; what was lent before is given back if the model is another. */
    FaceEmbedder of(FrameRef frame) {
      ModelId now = standing.embedding(frame);
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
