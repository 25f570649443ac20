package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import dev.sightline.sightings.CommonStrangers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An unknown person.
 *
 * @param id the common id before all cameras; without one, the id before the one camera
 * @param ids the ids before single cameras, {@code unknown/…}, by their first visit; never empty
 * @param visits the last event of each visit, in the order in which they began; never empty
 */
public record ListedStranger(String id, List<String> ids, List<IdentityEvent> visits) {
  private static final Comparator<IdentityEvent> BY_BEGIN =
      Comparator.comparing(IdentityEvent::firstSeen);

  public ListedStranger {
    Objects.requireNonNull(id, "id");
    ids = List.copyOf(ids);
    visits = visits.stream().sorted(BY_BEGIN).toList();
    if (ids.isEmpty() || visits.isEmpty()) {
      throw new IllegalArgumentException("a stranger needs at least one id and one visit");
    }
  }

  /** Creates a stranger before one camera. */
  ListedStranger(String id, List<IdentityEvent> visits) {
    this(id, List.of(id), visits);
  }

  /**
   * Joins the strangers of single cameras who have one common id.
   *
   * @return the strangers in the order in which they were first seen
   */
  static List<ListedStranger> joined(Collection<ListedStranger> strangers, CommonStrangers common) {
    Map<String, ListedStranger> joined = new LinkedHashMap<>();
    strangers.stream()
        .sorted(Comparator.comparing(ListedStranger::firstSeen))
        .forEach(
            one -> {
              String id = common.commonOf(one.id()).orElse(one.id());
              joined.merge(
                  id, new ListedStranger(id, one.ids(), one.visits()), ListedStranger::plus);
            });
    return List.copyOf(joined.values());
  }

  private ListedStranger plus(ListedStranger later) {
    return new ListedStranger(id, all(ids, later.ids), all(visits, later.visits));
  }

  private static <T> List<T> all(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Returns the cameras of all visits, in the order of the first visit to each. */
  public List<String> cameras() {
    return visits.stream().map(IdentityEvent::camera).distinct().toList();
  }

  public Instant firstSeen() {
    return visits.get(0).firstSeen();
  }

  public Instant lastSeen() {
    return visits.stream()
        .map(IdentityEvent::lastSeen)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
