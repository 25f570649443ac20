package dev.sightline.replay;

import dev.sightline.app.EventLine;
import dev.sightline.events.IdentityEvent;
import dev.sightline.topics.EventTail.Tailed;
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
public record EventDifference(
    String id, Optional<IdentityEvent> before, Optional<IdentityEvent> after) {

  /** What a comparison found: how many events are the same byte for byte, and which are not. */
  public record Comparison(int same, List<EventDifference> differences) {}

  /** An event and its bytes as text. */
  private record Told(IdentityEvent event, String json) {}

  /** Compares event by event, by their ids; an event that was published twice counts once. */
  static Comparison between(
      List<Tailed<IdentityEvent>> past, List<Tailed<IdentityEvent>> replayed) {
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

  private static Map<String, Told> byId(List<Tailed<IdentityEvent>> events) {
    Map<String, Told> byId = new LinkedHashMap<>();
    for (Tailed<IdentityEvent> tailed : events) {
      tailed
          .event()
          .fold(event -> byId.put(event.id(), new Told(event, tailed.json())), rejection -> null);
    }
    return byId;
  }

  private IdentityEvent any() {
    return before.or(() -> after).orElseThrow();
  }

  /** As a patch is written: what is gone after a minus, what is new after a plus. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    before.ifPresent(event -> lines.add("- " + EventLine.of(event)));
    after.ifPresent(event -> lines.add("+ " + EventLine.of(event)));
    return lines;
  }
}
