package dev.sightline.sightings.search;

import dev.sightline.events.SightingRecord;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The partitions of cameras. */
public final class SearchPartitions {

  private SearchPartitions() {}

  /** Returns the partition of a camera's sightings. */
  public static int of(String camera, int partitions) {
    return new SightingRecord.Visit(camera, "").partition(partitions);
  }

  /** Returns the partitions of these cameras; all if there are none. */
  static Set<Integer> of(Set<String> cameras, int partitions) {
    return IntStream.range(0, partitions)
        .boxed()
        .filter(
            partition ->
                cameras.isEmpty()
                    || cameras.stream().anyMatch(camera -> of(camera, partitions) == partition))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
