package dev.sightline.sightings.search;

import dev.sightline.Golden;
import org.junit.jupiter.api.Test;

class SearchTopologyTest {

  @Test
  void shouldBeWiredAsEver() {
    Golden.verify(
        "sightings/topology-search.txt",
        SearchTopology.build("sightline.sightings", () -> new SightingStore(null))
            .describe()
            .toString());
  }
}
