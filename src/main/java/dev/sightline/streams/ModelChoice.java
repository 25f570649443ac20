package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that embeds: the gallery's, if the process has loaded it, or else the one before. One
 * thread writes, any thread reads.
 */
final class ModelChoice {
  private static final Logger LOG = LoggerFactory.getLogger(ModelChoice.class);

  private final List<ModelId> loaded;
  private volatile ModelId embedding;
  private volatile Optional<ModelId> ofGallery = Optional.empty();

  /**
   * @param loaded the process's models; the first embeds until the gallery is switched. Empty if
   *     nothing is embedded or compared
   */
  ModelChoice(List<ModelId> loaded) {
    this.loaded = List.copyOf(loaded);
    this.embedding = loaded.isEmpty() ? null : loaded.get(0);
  }

  /** Follows the gallery to its model. Returns false if it uses that model already. */
  boolean switchTo(ModelId model) {
    if (ofGallery.equals(Optional.of(model))) {
      return false;
    }
    ofGallery = Optional.of(model);
    if (isLoaded(model)) {
      embedding = model;
      LOG.info("The gallery uses model {}", model);
    }
    return true;
  }

  boolean isLoaded(ModelId model) {
    return loaded.contains(model);
  }

  List<ModelId> loaded() {
    return loaded;
  }

  /** Returns the model that embeds now. */
  ModelId embedding() {
    return embedding;
  }

  /** Returns the model that the gallery was switched to; empty if it never was. */
  Optional<ModelId> ofGallery() {
    return ofGallery;
  }
}
