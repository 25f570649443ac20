package dev.sightline.gallery;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/**
 * The facts about a person of the gallery, without faces.
 *
 * @param templates the number of enrolled faces
 * @param negatives the number of negative examples
 * @param models the models whose vectors they have
 */
public record PersonSummary(
    PersonId person, PersonStatus status, int templates, int negatives, Set<ModelId> models) {

  public PersonSummary {
    models = Set.copyOf(models);
  }
}
