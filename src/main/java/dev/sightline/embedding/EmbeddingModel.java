package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import java.util.Optional;

/**
 * A loaded network: shared, thread-safe, and freed when it and all its embedders are closed.
 *
 * <p>Closing twice is harmless; creating an embedder after closing throws {@link
 * IllegalStateException}.
 */
public interface EmbeddingModel extends AutoCloseable {

  ModelId id();

  int dimension();

  ChipTemplate template();

  /**
   * Returns the calibration of this model, measured with the same mirroring; empty if it was not
   * measured.
   */
  default Optional<Calibration> calibration() {
    return Optional.empty();
  }

  /** Creates an embedder for the calling thread, which closes it. */
  FaceEmbedder newEmbedder();

  @Override
  void close();
}
