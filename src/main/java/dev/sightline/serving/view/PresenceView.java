package dev.sightline.serving.view;

import dev.sightline.collections.BoundedMaps;
import dev.sightline.events.IdentityEvent;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.IdentityEventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The visits in progress at each camera, and the latest visit of each person, as the identity
 * events report them. Thread-safe.
 *
 * <p>A visit that has ended stays ended: an event that arrives twice, or one about the past of a
 * stranger, opens nothing. A revised visit belongs to the person that the revision names.
 */
public final class PresenceView {
  /** The maximum number of ended visits remembered, to recognise events about them. */
  private static final int MAX_ENDED = 10_000;

  /**
   * The maximum number of visits in progress, because any producer may write any camera id; the
   * oldest are left out and counted.
   */
  static final int MAX_OPEN = 10_000;

  private static final int MAX_LEFT_OUT = 100_000;

  /**
   * The maximum number of visits of a person remembered, in case the latest turn out to be
   * another's.
   */
  private static final int MAX_STAYS = 16;

  private static final Comparator<Stay> LATEST_FIRST =
      Comparator.comparing(Stay::lastSeen).reversed();

  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Set<String> leftOut =
      Collections.newSetFromMap(BoundedMaps.insertionOrdered(MAX_LEFT_OUT));
  private final Set<String> ended =
      Collections.newSetFromMap(BoundedMaps.insertionOrdered(MAX_ENDED));
  private final Set<String> revised =
      Collections.newSetFromMap(BoundedMaps.insertionOrdered(MAX_ENDED));
  private final Map<PersonId, List<Stay>> stays = new HashMap<>();

  private record Open(Stay stay, String track) {}

  /** Applies the next event of a camera. */
  public synchronized void apply(IdentityEvent event) {
    switch (event.type()) {
      case IDENTITY_IMPLAUSIBLE -> {
        return;
      }
      case PERSON_ENTERED, PERSON_UPDATED, UNKNOWN_ENTERED -> begin(event);
      case UNKNOWN_RECOGNISED -> recognise(event);
      case PERSON_LEFT, UNKNOWN_LEFT, IDENTITY_REVISED -> end(event);
      case UNKNOWN_MERGED -> merge(event);
      case UNKNOWN_SPLIT -> split(event.stranger());
    }
    attribute(event);
  }

  /** Counts the visit as the event's person's, unless it has been revised to another since. */
  private void attribute(IdentityEvent event) {
    boolean isRevision = event.type() == IdentityEventType.IDENTITY_REVISED;
    if (isRevision && event.previous() != null) {
      remove(new PersonId(event.previous().collection(), event.previous().person()), event.visit());
    }
    if (event.person() != null && (isRevision || !revised.contains(event.visit()))) {
      add(new PersonId(event.collection(), event.person()), Stay.of(event));
    }
  }

  synchronized void clear() {
    open.clear();
    leftOut.clear();
    ended.clear();
    revised.clear();
    stays.clear();
  }

  private void begin(IdentityEvent event) {
    String visit = event.visit();
    if (!ended.contains(visit)) {
      open.put(visit, new Open(Stay.of(event), event.track()));
      leftOut.remove(visit);
      if (open.size() > MAX_OPEN) {
        String oldest = open.keySet().iterator().next();
        open.remove(oldest);
        leftOut.add(oldest);
      }
    }
  }

  private void end(IdentityEvent event) {
    open.remove(event.visit());
    leftOut.remove(event.visit());
    ended.add(event.visit());
    if (event.type() == IdentityEventType.IDENTITY_REVISED) {
      revised.add(event.visit());
    }
  }

  /** Gives the stranger's id to the visits in progress that the event names, and to no others. */
  private void recognise(IdentityEvent event) {
    open.computeIfPresent(event.visit(), (visit, was) -> new Open(Stay.of(event), event.track()));
    split(event.stranger());
  }

  private void merge(IdentityEvent event) {
    String former = event.stranger().former();
    open.replaceAll(
        (visit, was) ->
            former.equals(was.stay().stranger()) && was.stay().camera().equals(event.camera())
                ? new Open(was.stay().withStranger(event.stranger().id()), was.track())
                : was);
  }

  private void split(IdentityEvent.Stranger stranger) {
    open.replaceAll(
        (visit, was) ->
            stranger.tracks().contains(was.track())
                ? new Open(was.stay().withStranger(stranger.id()), was.track())
                : was);
  }

  private void add(PersonId person, Stay stay) {
    List<Stay> known = new ArrayList<>(stays.getOrDefault(person, List.of()));
    known.removeIf(
        other -> other.visit().equals(stay.visit()) && !other.lastSeen().isAfter(stay.lastSeen()));
    known.add(stay);
    known.sort(LATEST_FIRST);
    stays.put(person, known.subList(0, Math.min(MAX_STAYS, known.size())));
  }

  private void remove(PersonId person, String visit) {
    stays.computeIfPresent(
        person,
        (id, known) -> {
          List<Stay> rest = known.stream().filter(stay -> !stay.visit().equals(visit)).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  /** Removes the visits of erased persons. */
  synchronized void forget(ErasedPersons erased) {
    open.values().removeIf(visit -> erased.covers(visit.stay()));
    stays.replaceAll((id, known) -> known.stream().filter(stay -> !erased.covers(stay)).toList());
    stays.values().removeIf(List::isEmpty);
  }

  /** Returns the visits in progress, of strangers too, the latest seen first. */
  public synchronized List<Stay> now() {
    return open.values().stream().map(Open::stay).sorted(LATEST_FIRST).toList();
  }

  /** Returns the number of visits in progress that are left out of {@link #now}. */
  public synchronized int leftOut() {
    return leftOut.size();
  }

  /** Returns each person's latest visit, the latest seen first. */
  public synchronized List<Stay> latest() {
    return stays.values().stream().map(known -> known.get(0)).sorted(LATEST_FIRST).toList();
  }
}
