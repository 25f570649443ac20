package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.Stranger;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A visit, joined from its events.
 *
 * @param stay who was seen where, and from when to when; a stranger has the id by which one of them
 *     is named, also after a single visit
 * @param over whether it has ended
 * @param revised whether it has been given to another person, or a stranger's to a person, since;
 *     false if it was given back to a stranger
 * @param latest the event that says who it was: the revision if there is one, or else the latest
 */
public record Visit(Stay stay, boolean over, boolean revised, LoggedEvent latest) {
  private static final Set<IdentityEventType> ENDS =
      Set.of(
          IdentityEventType.PERSON_LEFT,
          IdentityEventType.UNKNOWN_LEFT,
          IdentityEventType.IDENTITY_REVISED);

  /**
   * Joins the events of one visit.
   *
   * @param events at least one, by their time
   */
  static Visit of(NavigableSet<LoggedEvent> events) {
    LoggedEvent latest = last(events);
    boolean revised = false;
    for (LoggedEvent event : events) {
      if (event.event().type() == IdentityEventType.IDENTITY_REVISED) {
        latest = event;
        revised = event.event().person() != null;
      }
    }
    boolean over = events.stream().anyMatch(event -> ENDS.contains(event.event().type()));
    return new Visit(stay(events, latest.event()), over, revised, latest);
  }

  /** Returns the last event that says who it was. */
  private static LoggedEvent last(NavigableSet<LoggedEvent> events) {
    return events.descendingSet().stream()
        .filter(event -> event.event().type() != IdentityEventType.IDENTITY_IMPLAUSIBLE)
        .findFirst()
        .orElseGet(events::last);
  }

  /** Takes the id of the stranger from any event, because a visit may end without it. */
  private static Stay stay(NavigableSet<LoggedEvent> events, IdentityEvent latest) {
    Stay stay = Stay.of(latest);
    if (stay.stranger() != null || stay.person() != null) {
      return stay;
    }
    return stay.withStranger(
        events.descendingSet().stream()
            .map(event -> event.event().stranger())
            .flatMap(Stream::ofNullable)
            .map(IdentityEvent.Stranger::id)
            .findFirst()
            .orElseGet(() -> Stranger.idFor(latest.track())));
  }
}
