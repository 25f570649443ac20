package dev.sightline.embedding;

import dev.sightline.alignment.FaceChip;
import java.util.List;

/** An embedder of chips, created by an {@link EmbeddingModel} for one thread. */
public interface FaceEmbedder extends AutoCloseable {

  ModelId model();

  /**
   * Embeds all chips in one batch, which costs less per chip than one by one.
   *
   * @param chips chips, best aligned to the model's template, for others are aligned again; may be
   *     empty
   * @return one embedding per chip, in the same order
   */
  List<Embedding> embed(List<FaceChip> chips);

  @Override
  void close();
}
