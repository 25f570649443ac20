package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/** A factory of the detector and model for pictures to enrol. */
@FunctionalInterface
public interface EnrolmentModels {

  /**
   * Opens them, which takes seconds.
   *
   * @param gallery the models whose vectors the gallery has; empty if nobody is enrolled
   * @return the gallery's model, if it is available; else the configured one
   */
  EnrolmentModel open(Set<ModelId> gallery);
}
