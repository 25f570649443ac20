package dev.sightline.cli.replay;

import dev.sightline.cli.EventLine;
import dev.sightline.events.EventTail.Tailed;
import dev.sightline.events.PresenceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An event that the past and its replay do not tell alike.
 *
 * @param id of the event
 * @param before what was told; empty if it was not told
 * @param after what the replay tells; empty if it does not tell it
 */
record EventDifference(String id, Optional<PresenceRecord> before, Optional<PresenceRecord> after) {

  /** What a comparison found: how many events are the same byte for byte, and which are not. */
  record Comparison(int same, List<EventDifference> differences) {}

  /** An event and its bytes as text. */
  private record Told(PresenceRecord event, String json) {}

  /** Compares event by event, by their ids; an event that was published twice counts once. */
  static Comparison between(
      List<Tailed<PresenceRecord>> past, List<Tailed<PresenceRecord>> replayed) {
    Map<String, Told> before = byId(past);
    Map<String, Told> after = byId(replayed);
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<EventDifference> differences = new ArrayList<>();
    for (String id : ids) {
      Optional<Told> then = Optional.ofNullable(before.get(id));
      Optional<Told> now = Optional.ofNullable(after.get(id));
      if (!then.map(Told::json).equals(now.map(Told::json))) {
        differences.add(new EventDifference(id, then.map(Told::event), now.map(Told::event)));
      }
    }
    differences.sort((a, b) -> a.any().occurredAt().compareTo(b.any().occurredAt()));
    return new Comparison(ids.size() - differences.size(), differences);
  }

  private static Map<String, Told> byId(List<Tailed<PresenceRecord>> events) {
    Map<String, Told> byId = new LinkedHashMap<>();
    for (Tailed<PresenceRecord> tailed : events) {
      tailed
          .event()
          .fold(event -> byId.put(event.id(), new Told(event, tailed.json())), rejection -> null);
    }
    return byId;
  }

  private PresenceRecord any() {
    return before.or(() -> after).orElseThrow();
  }

  /** As a patch is written: what is gone after a minus, what is new after a plus. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    before.ifPresent(event -> lines.add("- " + EventLine.of(event)));
    after.ifPresent(event -> lines.add("+ " + EventLine.of(event)));
    return lines;
  }
}
