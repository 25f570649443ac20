package dev.sightline.gallery;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/**
 * A person of the gallery, without faces.
 *
 * @param templates how many enrolled faces
 * @param negatives how many negative examples
 * @param models the models whose vectors they have
 */
public record PersonSummary(
    PersonId person, PersonStatus status, int templates, int negatives, Set<ModelId> models) {

  public PersonSummary {
    models = Set.copyOf(models);
  }
}
