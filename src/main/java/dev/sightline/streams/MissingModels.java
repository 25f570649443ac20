package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that the gallery needs and the process has not loaded: the gallery's own, and those
 * whose templates have no other vector. Each is logged once, after the topic was read to its end,
 * because earlier records may be outdated. One thread writes, any thread reads {@link #first}.
 */
final class MissingModels {
  private static final Logger LOG = LoggerFactory.getLogger(MissingModels.class);

  private final List<ModelId> loaded;
  private final Set<ModelId> logged = new HashSet<>();
  private Optional<ModelId> ofGallery = Optional.empty();
  private Map<ModelId, Integer> templates = Map.of();
  private boolean hasNoOtherTemplates;
  private boolean isReadThrough;
  private volatile Optional<ModelId> first = Optional.empty();

  MissingModels(List<ModelId> loaded) {
    this.loaded = loaded;
  }

  void switchTo(ModelId model) {
    ofGallery = Optional.of(model).filter(other -> !loaded.contains(other));
    update();
  }

  void foundTemplates(Map<ModelId, Integer> byModel, boolean noOthers) {
    templates = Map.copyOf(byModel);
    hasNoOtherTemplates = noOthers;
    update();
  }

  void readThrough() {
    isReadThrough = true;
    update();
  }

  /** Returns the gallery's model if it is not loaded; empty if recognition can work. */
  Optional<ModelId> first() {
    return first;
  }

  private void update() {
    Optional<ModelId> ofTemplates =
        hasNoOtherTemplates ? templates.keySet().stream().findFirst() : Optional.empty();
    first = ofGallery.or(() -> ofTemplates);
    if (isReadThrough) {
      first.filter(logged::add).ifPresent(this::logMissing);
      templates.keySet().stream().filter(logged::add).forEach(this::logTemplates);
    }
  }

  private void logMissing(ModelId model) {
    LOG.error(
        "The gallery uses model {}, but this process has loaded only {}: set that model's bundle as"
            + " embed.next.model or embed.model, and restart it",
        model,
        loaded);
  }

  private void logTemplates(ModelId model) {
    LOG.warn(
        "The gallery has templates, currently {}, with a vector of {} only; this process compares"
            + " {}, so nobody is recognised by them: set that model's bundle as"
            + " embed.next.model, or give them vectors with 'sightline gallery reembed'",
        templates.get(model),
        model,
        loaded);
  }
}
