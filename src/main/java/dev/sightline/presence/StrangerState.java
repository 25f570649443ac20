package dev.sightline.presence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All remembered strangers, as a state store holds them.
 *
 * @param strangers the strangers in the order in which they were made
 * @param seenOnce sightings that belong to no stranger yet, in the order in which they came
 */
public record StrangerState(List<Stranger> strangers, List<StrangerSighting> seenOnce) {

  public StrangerState {
    strangers = List.copyOf(strangers);
    seenOnce = List.copyOf(seenOnce);
  }

  /** Returns the id of the stranger who has this track; empty if none. */
  Optional<String> strangerOf(String track) {
    return strangers.stream().filter(stranger -> stranger.has(track)).map(Stranger::id).findFirst();
  }

  /** Returns those seen last. */
  public StrangerState limitedTo(int mostStrangers, int mostSeenOnce) {
    return new StrangerState(
        last(strangers, mostStrangers, Comparator.comparing(Stranger::lastSeen)),
        last(seenOnce, mostSeenOnce, Comparator.comparing(StrangerSighting::lastSeen)));
  }

  /** Returns the last elements in an order, in their original order. */
  private static <T> List<T> last(List<T> list, int most, Comparator<T> order) {
    if (list.size() <= most) {
      return list;
    }
    List<T> surplus = list.stream().sorted(order).limit(list.size() - most).toList();
    return list.stream().filter(one -> !surplus.contains(one)).toList();
  }

  public static StrangerState empty() {
    return new StrangerState(List.of(), List.of());
  }
}
