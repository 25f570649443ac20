package dev.sightline.app;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The configured network and, if one is to come, the next; both open until this is closed. */
public final class OpenModels implements AutoCloseable {
  private final List<EmbeddingModel> models = new ArrayList<>();

  private OpenModels() {}

  /** The configured network alone. */
  static OpenModels configured(EmbeddingConfig config) {
    OpenModels networks = new OpenModels();
    networks.add(config.withNext().get(0));
    return networks;
  }

  /**
   * The configured network and the next.
   *
   * @throws IllegalArgumentException if the next takes other chips than the configured one
   */
  public static OpenModels withNext(EmbeddingConfig config) {
    OpenModels networks = new OpenModels();
    try {
      config.withNext().forEach(networks::add);
      return networks;
    } catch (RuntimeException e) {
      networks.close();
      throw e;
    }
  }

  private void add(EmbeddingConfig config) {
    EmbeddingModel model = EmbeddingModels.open(config);
    if (models.stream().anyMatch(known -> known.id().equals(model.id()))) {
      model.close();
      return;
    }
    models.add(model);
    if (!model.template().equals(template())) {
      throw new IllegalArgumentException(
          "embed.next.model must take chips of template %s, as embed.model does, but takes %s"
              .formatted(template().id(), model.template().id()));
    }
  }

  /** All of them, the configured one first. */
  List<EmbeddingModel> models() {
    return List.copyOf(models);
  }

  /** The one that a gallery has vectors of; the configured one if there is none such. */
  public EmbeddingModel of(Set<ModelId> gallery) {
    return models.stream()
        .filter(model -> gallery.contains(model.id()))
        .findFirst()
        .orElse(models.get(0));
  }

  /** Whether the network that a gallery is switched to is here; so if it never was. */
  boolean have(Optional<ModelId> network) {
    return network.isEmpty() || models.stream().anyMatch(m -> network.get().equals(m.id()));
  }

  /** Of the chips that all of them take. */
  ChipTemplate template() {
    return models.get(0).template();
  }

  /** Idempotent. */
  @Override
  public void close() {
    models.forEach(EmbeddingModel::close);
  }
}
