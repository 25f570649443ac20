package dev.sightline.replay;

import dev.sightline.app.EventLine;
import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.EventTail.Tailed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An event that differs between the past and its replay.
 *
 * @param id the id of the event
 * @param before the past event; empty if there was none
 * @param after the replay's event; empty if there is none
 */
public record EventDifference(
    String id, Optional<IdentityEvent> before, Optional<IdentityEvent> after) {

  /** Types of events that say who was there; the others add details. */
  private static final Set<IdentityEventType> NAMING =
      EnumSet.of(
          IdentityEventType.PERSON_ENTERED,
          IdentityEventType.PERSON_LEFT,
          IdentityEventType.UNKNOWN_ENTERED,
          IdentityEventType.UNKNOWN_LEFT,
          IdentityEventType.IDENTITY_REVISED);

  /**
   * The result of a comparison: the number of events that are the same byte for byte, and the
   * differences.
   */
  public record Comparison(int same, List<EventDifference> differences) {

    /**
     * Returns the differences in who was named: the other side has no event of the same camera,
     * track, type and person. The rest differ in figures, times or strangers' ids.
     */
    public List<EventDifference> naming() {
      Set<List<String>> past = names(EventDifference::before);
      Set<List<String>> replayed = names(EventDifference::after);
      return differences.stream()
          .filter(
              each ->
                  each.before().filter(event -> isMissing(event, replayed)).isPresent()
                      || each.after().filter(event -> isMissing(event, past)).isPresent())
          .toList();
    }

    private Set<List<String>> names(Function<EventDifference, Optional<IdentityEvent>> side) {
      return differences.stream()
          .flatMap(each -> side.apply(each).stream())
          .map(EventDifference::name)
          .collect(Collectors.toSet());
    }

    private static boolean isMissing(IdentityEvent event, Set<List<String>> names) {
      return NAMING.contains(event.type()) && !names.contains(name(event));
    }
  }

  private static List<String> name(IdentityEvent event) {
    return List.of(
        event.camera(),
        event.track(),
        event.type().code(),
        event.person() == null ? "" : event.collection() + "/" + event.person());
  }

  /** An event and its bytes as text. */
  private record EventText(IdentityEvent event, String json) {}

  /** Compares events by their ids; an event that was published twice counts once. */
  static Comparison between(
      List<Tailed<IdentityEvent>> past, List<Tailed<IdentityEvent>> replayed) {
    Map<String, EventText> before = byId(past);
    Map<String, EventText> after = byId(replayed);
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<EventDifference> differences = new ArrayList<>();
    for (String id : ids) {
      Optional<EventText> then = Optional.ofNullable(before.get(id));
      Optional<EventText> now = Optional.ofNullable(after.get(id));
      if (!then.map(EventText::json).equals(now.map(EventText::json))) {
        differences.add(
            new EventDifference(id, then.map(EventText::event), now.map(EventText::event)));
      }
    }
    differences.sort((a, b) -> a.any().occurredAt().compareTo(b.any().occurredAt()));
    return new Comparison(ids.size() - differences.size(), differences);
  }

  private static Map<String, EventText> byId(List<Tailed<IdentityEvent>> events) {
    Map<String, EventText> byId = new LinkedHashMap<>();
    for (Tailed<IdentityEvent> tailed : events) {
      tailed
          .event()
          .fold(
              event -> byId.put(event.id(), new EventText(event, tailed.json())),
              rejection -> null);
    }
    return byId;
  }

  private IdentityEvent any() {
    return before.or(() -> after).orElseThrow();
  }

  /** Returns the lines of a patch: the past after a minus, the replay after a plus. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    before.ifPresent(event -> lines.add("- " + EventLine.of(event)));
    after.ifPresent(event -> lines.add("+ " + EventLine.of(event)));
    return lines;
  }
}
