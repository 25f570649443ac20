package dev.sightline.embedding;

import dev.sightline.alignment.FaceChip;
import java.util.List;

/** Embeds chips; lent by an {@link EmbeddingModel} to one thread. */
public interface FaceEmbedder extends AutoCloseable {

  ModelId model();

  /**
   * Embeds all chips in one batch: several at once cost less each than one by one.
   *
   * @param chips aligned to the model's template; may be empty
   * @return one embedding a chip, in the same order
   * @throws IllegalArgumentException if a chip has another template than the model
   */
  List<Embedding> embed(List<FaceChip> chips);

  @Override
  void close();
}
