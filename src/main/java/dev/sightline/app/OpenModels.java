package dev.sightline.app;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelId;
import dev.sightline.lifecycle.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The configured model and, if set, the next one; both stay open until this is closed. */
public final class OpenModels implements AutoCloseable {
  private final Resources resources;
  private final List<EmbeddingModel> models = new ArrayList<>();

  private OpenModels(Resources resources, List<EmbeddingConfig> configs) {
    this.resources = resources;
    configs.forEach(this::add);
  }

  /** Opens the configured model alone. */
  static OpenModels configured(EmbeddingConfig config) {
    return open(config.withNext().subList(0, 1));
  }

  /**
   * Opens the configured model and the next.
   *
   * @throws IllegalArgumentException if the next takes other chips than the configured one
   */
  public static OpenModels withNext(EmbeddingConfig config) {
    return open(config.withNext());
  }

  private static OpenModels open(List<EmbeddingConfig> configs) {
    return Resources.open(resources -> new OpenModels(resources, configs));
  }

  private void add(EmbeddingConfig config) {
    EmbeddingModel model = resources.add(EmbeddingModels.open(config));
    if (!has(model.id())) {
      models.add(model);
    }
  }

  /** Returns all networks, the configured one first. */
  List<EmbeddingModel> models() {
    return List.copyOf(models);
  }

  /** Returns the network that a gallery has vectors of, or the configured one if there is none. */
  public EmbeddingModel of(Set<ModelId> gallery) {
    return models.stream()
        .filter(model -> gallery.contains(model.id()))
        .findFirst()
        .orElse(models.get(0));
  }

  /**
   * Returns whether the model that a gallery was switched to is loaded; true if it never was
   * switched.
   */
  boolean have(Optional<ModelId> model) {
    return model.map(this::has).orElse(true);
  }

  private boolean has(ModelId id) {
    return models.stream().anyMatch(model -> model.id().equals(id));
  }

  /** Returns the template of the chips that the configured network takes. */
  ChipTemplate template() {
    return models.get(0).template();
  }

  /** Closes the networks. Idempotent. */
  @Override
  public void close() {
    resources.close();
  }
}
