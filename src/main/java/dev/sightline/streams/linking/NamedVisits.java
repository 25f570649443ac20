package dev.sightline.streams.linking;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.SightingRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The visits of persons that are recent enough to contradict others: within the longest time of
 * {@code topology.travel}. Their records are as in the topic, so who is erased is not read.
 *
 * @param recent the visits by their ends
 * @param travel the least times between cameras
 * @param reader reads a record; empty if it is erased
 */
record NamedVisits(
    WaitingVisits recent, TravelTimes travel, Function<byte[], Optional<SightingRecord>> reader) {

  /** Adds a visit, and returns the event that it contradicts another, the nearest in time. */
  Optional<IdentityEvent> add(SightingRecord visit, byte[] record) {
    if (travel.longest().isZero()) {
      return Optional.empty();
    }
    Optional<IdentityEvent> implausible =
        others(visit).stream()
            .filter(other -> travel.contradictedBy(other, visit).isPresent())
            .max(Comparator.comparing(other -> other.span().lastSeen()))
            .map(
                other ->
                    IdentityEventMapping.implausible(
                        visit, other, travel.contradictedBy(other, visit).orElseThrow()));
    recent.put(visit.visit().toString(), visit.span().lastSeen(), record);
    recent.take(travel.longest());
    return implausible;
  }

  private List<SightingRecord> others(SightingRecord visit) {
    return recent.values().stream()
        .flatMap(record -> reader.apply(record).stream())
        .filter(other -> !other.visit().equals(visit.visit()))
        .filter(other -> other.subject().person().equals(visit.subject().person()))
        .toList();
  }

  void remove(String visit) {
    recent.remove(visit);
  }
}
