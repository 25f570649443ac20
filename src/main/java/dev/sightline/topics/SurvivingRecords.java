package dev.sightline.topics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which records of a compacted topic are left, to tell what of its past can be made again.
 *
 * <p>Kafka removes a record only if a later one has its key. The state at a revision is lost in
 * part if a record before it was removed whose successor came after it. Which key a record had that
 * is gone nobody knows; so it is taken for lost where there is a gap before the revision, and after
 * it a record whose key has none before, or another gap.
 */
final class SurvivingRecords {
  private final NavigableMap<Long, String> keys = new TreeMap<>();
  private final Map<String, Long> firstOf = new HashMap<>();
  private final Set<Long> unreadable = new HashSet<>();

  /**
   * @param offset above all before
   * @param isUnreadable whether what it said can no longer be read
   */
  void add(long offset, String key, boolean isUnreadable) {
    keys.put(offset, key);
    firstOf.putIfAbsent(key, offset);
    if (isUnreadable) {
      unreadable.add(offset);
    }
  }

  /**
   * @param revision how many offsets the state comprises
   */
  boolean areAllOf(long revision) {
    return !(hasGapBefore(revision) && mayHaveReplacedBy(revision)) && !hasUnreadable(revision);
  }

  private boolean hasGapBefore(long revision) {
    return keys.headMap(revision).size() < revision;
  }

  private boolean mayHaveReplacedBy(long revision) {
    NavigableMap<Long, String> after = keys.tailMap(revision, true);
    boolean hasGapAfter = !after.isEmpty() && after.lastKey() - revision + 1 > after.size();
    return hasGapAfter || after.values().stream().anyMatch(key -> firstOf.get(key) >= revision);
  }

  /** An unreadable record that no other replaces before the revision. */
  private boolean hasUnreadable(long revision) {
    return unreadable.stream()
        .filter(offset -> offset < revision)
        .anyMatch(
            offset -> !keys.subMap(offset, false, revision, false).containsValue(keys.get(offset)));
  }
}
