package dev.sightline.topics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The remaining records of a compacted topic, which tell what of its past can be restored.
 *
 * <p>Kafka removes a record only if a later one has its key. The state at a revision is partly lost
 * if a record before it was removed whose successor came after it. The key of a removed record is
 * unknown. So the state counts as lost if there is a gap before the revision, and after it a record
 * whose key has no record before, or another gap.
 */
final class SurvivingRecords {
  private final NavigableMap<Long, String> keys = new TreeMap<>();
  private final Map<String, Long> firstOf = new HashMap<>();
  private final Set<Long> unreadable = new HashSet<>();

  /**
   * Adds a remaining record.
   *
   * @param offset above all earlier offsets
   * @param isUnreadable whether its content can no longer be read
   */
  void add(long offset, String key, boolean isUnreadable) {
    keys.put(offset, key);
    firstOf.putIfAbsent(key, offset);
    if (isUnreadable) {
      unreadable.add(offset);
    }
  }

  /**
   * Returns whether the state at a revision can be restored.
   *
   * @param revision the number of offsets that the state comprises
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

  /** Returns whether there is an unreadable record that no other replaces before the revision. */
  private boolean hasUnreadable(long revision) {
    return unreadable.stream()
        .filter(offset -> offset < revision)
        .anyMatch(
            offset -> !keys.subMap(offset, false, revision, false).containsValue(keys.get(offset)));
  }
}
