package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/** Opens detector and network for pictures to enrol, of the networks that there are. */
@FunctionalInterface
public interface EnrolmentModels {

  /**
   * Takes seconds.
   *
   * @param gallery the networks whose vectors the gallery has; empty where nobody is enrolled
   * @return the network that it has, if it is there; else the configured one
   */
  EnrolmentModel open(Set<ModelId> gallery);
}
