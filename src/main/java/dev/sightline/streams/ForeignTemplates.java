package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.HashMap;
import java.util.Map;

/** The templates that have no vector of a network that is compared here. Belongs to one thread. */
final class ForeignTemplates {
  private final Map<TemplateKey, ModelId> networks = new HashMap<>();
  private final Map<ModelId, Integer> counts = new HashMap<>();

  void put(Template template) {
    remove(template.key());
    ModelId network = template.embedding().model();
    networks.put(template.key(), network);
    counts.merge(network, 1, Integer::sum);
  }

  void remove(TemplateKey key) {
    ModelId network = networks.remove(key);
    if (network != null) {
      counts.computeIfPresent(network, (model, n) -> n == 1 ? null : n - 1);
    }
  }

  int size() {
    return networks.size();
  }

  /** How many there are, by their network. */
  Map<ModelId, Integer> counts() {
    return Map.copyOf(counts);
  }
}
