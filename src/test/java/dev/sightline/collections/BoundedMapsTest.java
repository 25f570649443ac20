package dev.sightline.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedMapsTest {
  @Test
  void shouldDropTheEntryThatWasAddedFirst() {
    Map<String, Integer> map = BoundedMaps.insertionOrdered(2);

    map.put("a", 1);
    map.put("b", 2);
    map.get("a");
    map.put("c", 3);

    assertThat(map).containsOnlyKeys("b", "c");
  }

  @Test
  void shouldDropTheEntryThatWasNotAccessedForTheLongestTime() {
    Map<String, Integer> map = BoundedMaps.accessOrdered(2);

    map.put("a", 1);
    map.put("b", 2);
    map.get("a");
    map.put("c", 3);

    assertThat(map).containsOnlyKeys("a", "c");
  }

  @Test
  void shouldReplaceTheValueOfAKeyWithoutDroppingAnother() {
    Map<String, Integer> map = BoundedMaps.insertionOrdered(2);

    map.put("a", 1);
    map.put("b", 2);
    map.put("b", 3);

    assertThat(map).containsEntry("a", 1).containsEntry("b", 3);
  }
}
