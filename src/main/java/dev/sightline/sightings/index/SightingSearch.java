package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.util.List;
import java.util.Objects;

/**
 * A search for the sightings nearest to a face.
 *
 * @param probes views of the face, of one model, at least one; a sighting counts by its most
 *     similar pair of views
 * @param filter which sightings to consider
 * @param limit the maximum number of sightings to find, at least 1
 * @param minimumCosine the least cosine similarity of a sighting to find, in [−1, 1]
 */
public record SightingSearch(
    List<Embedding> probes, SightingFilter filter, int limit, float minimumCosine) {

  public SightingSearch {
    probes = List.copyOf(probes);
    Objects.requireNonNull(filter, "filter");
    if (limit < 1) {
      throw new IllegalArgumentException("a search must ask for at least 1 sighting, was " + limit);
    }
    if (probes.stream().map(Embedding::model).distinct().count() != 1) {
      throw new IllegalArgumentException("a search needs probes of one model");
    }
  }

  ModelId model() {
    return probes.get(0).model();
  }
}
