package dev.sightline.streams.gallery;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.HashMap;
import java.util.Map;

/** The templates that have no vector of a network that is compared here. Belongs to one thread. */
public final class ForeignTemplates {
  private final Map<TemplateId, ModelId> networks = new HashMap<>();
  private final Map<ModelId, Integer> counts = new HashMap<>();

  public void put(Template template) {
    remove(template.key());
    ModelId network = template.embedding().model();
    networks.put(template.key(), network);
    counts.merge(network, 1, Integer::sum);
  }

  public void remove(TemplateId key) {
    ModelId network = networks.remove(key);
    if (network != null) {
      counts.computeIfPresent(network, (model, n) -> n == 1 ? null : n - 1);
    }
  }

  public int size() {
    return networks.size();
  }

  /** How many there are, by their network. */
  public Map<ModelId, Integer> counts() {
    return Map.copyOf(counts);
  }
}
