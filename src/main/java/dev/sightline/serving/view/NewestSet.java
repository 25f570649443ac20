package dev.sightline.serving.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Sets that drop their oldest elements. */
final class NewestSet {
  private NewestSet() {}

  /** Creates a set that drops the oldest of more than {@code max} elements. */
  static Set<String> of(int max) {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > max;
          }
        });
  }
}
