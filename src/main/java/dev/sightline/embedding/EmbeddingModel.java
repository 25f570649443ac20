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

  ModelProperties properties();

  default ModelId id() {
    return properties().id();
  }

  default int dimension() {
    return properties().dimension();
  }

  default ChipTemplate template() {
    return properties().template();
  }

  default Optional<Calibration> calibration() {
    return properties().calibration();
  }

  /** Creates an embedder for the calling thread, which closes it. */
  FaceEmbedder newEmbedder();

  @Override
  void close();
}
