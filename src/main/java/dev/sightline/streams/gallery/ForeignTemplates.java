package dev.sightline.streams.gallery;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.HashMap;
import java.util.Map;

/** The templates without a vector of a model that is compared here. Belongs to one thread. */
public final class ForeignTemplates {
  private final Map<TemplateId, ModelId> models = new HashMap<>();
  private final Map<ModelId, Integer> counts = new HashMap<>();

  public void put(Template template) {
    remove(template.id());
    ModelId model = template.embedding().model();
    models.put(template.id(), model);
    counts.merge(model, 1, Integer::sum);
  }

  public void remove(TemplateId id) {
    ModelId model = models.remove(id);
    if (model != null) {
      counts.computeIfPresent(model, (counted, n) -> n == 1 ? null : n - 1);
    }
  }

  public int size() {
    return models.size();
  }

  /** Returns their number by model. */
  public Map<ModelId, Integer> counts() {
    return Map.copyOf(counts);
  }
}
