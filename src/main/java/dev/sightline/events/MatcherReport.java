package dev.sightline.events;

import dev.sightline.embedding.ModelId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A matcher's report of its state: the record of {@code sightline.matchers}.
 *
 * @param revision the revision of the gallery that it searches
 * @param model the model that the gallery is switched to at this revision; empty if it never was
 * @param compared the models whose vectors it compares
 */
public record MatcherReport(long revision, Optional<ModelId> model, List<ModelId> compared) {

  public MatcherReport {
    Objects.requireNonNull(model, "model");
    compared = List.copyOf(compared);
  }
}
