package dev.sightline.collections;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that drop their eldest entry when they exceed a size. Not thread-safe. */
public final class BoundedMaps {
  private BoundedMaps() {}

  /** Creates a map whose eldest entry is the one that was added first. */
  public static <K, V> Map<K, V> insertionOrdered(int maxEntries) {
    return new BoundedMap<>(maxEntries, false);
  }

  /** Creates a map whose eldest entry is the one that was not accessed for the longest time. */
  public static <K, V> Map<K, V> accessOrdered(int maxEntries) {
    return new BoundedMap<>(maxEntries, true);
  }

  private static final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int maxEntries;

    BoundedMap(int maxEntries, boolean accessOrder) {
      super(16, 0.75f, accessOrder);
      this.maxEntries = maxEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > maxEntries;
    }
  }
}
