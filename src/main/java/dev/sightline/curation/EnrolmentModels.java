package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/** Opens detector and model for pictures to enrol, of the models that there are. */
@FunctionalInterface
public interface EnrolmentModels {

  /**
   * Takes seconds.
   *
   * @param gallery the models whose vectors the gallery has; empty where nobody is enrolled
   * @return the model that it has, if it is there; else the configured one
   */
  EnrolmentModel open(Set<ModelId> gallery);
}
