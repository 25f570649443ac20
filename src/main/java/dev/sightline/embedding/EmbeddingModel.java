package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import java.util.Optional;

/**
 * A loaded network: shared, thread-safe, and freed when it and every embedder it lent are closed.
 *
 * <p>Closing twice is harmless; lending after closing throws {@link IllegalStateException}.
 */
public interface EmbeddingModel extends AutoCloseable {

  ModelId id();

  int dimension();

  ChipTemplate template();

  /**
   * What the similarities of this model's embeddings mean, as measured with the same mirroring;
   * empty if nobody has measured it.
   */
  default Optional<Calibration> calibration() {
    return Optional.empty();
  }

  /** An embedder for the calling thread, to be closed by the caller. */
  FaceEmbedder newEmbedder();

  @Override
  void close();
}
