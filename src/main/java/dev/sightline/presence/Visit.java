package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A person's stay before one camera, over one or more tracks.
 *
 * @param id the id of the event that began it
 * @param track the track that began it
 * @param sighting what was seen so far
 * @param reported the weight of the best shot that an event has reported
 * @param shared whether more than one track has been part of it
 */
public record Visit(
    String id, String track, PersonId person, Sighting sighting, double reported, boolean shared) {
  /** The factor by which the best shot must have improved for another event. */
  private static final double WORTH_REPORTING = 1.25;

  public Visit {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(track, "track");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(sighting, "sighting");
  }

  /** Returns the visit with one more face of one of its tracks. */
  Visit seen(Track by) {
    return with(sighting.firstSeen(), by, sighting.faces() + 1, shared);
  }

  /** Returns the visit with another track of the same person. */
  Visit joinedBy(Track other) {
    Instant first =
        other.firstSeen().isBefore(sighting.firstSeen()) ? other.firstSeen() : sighting.firstSeen();
    return with(first, other, sighting.faces() + other.faces(), true);
  }

  boolean isWorthReporting() {
    return sighting.best().weight() >= WORTH_REPORTING * reported;
  }

  Visit withReported() {
    return new Visit(id, track, person, sighting, sighting.best().weight(), shared);
  }

  private Visit with(Instant firstSeen, Track by, long faces, boolean nowShared) {
    Stream<Shot> others =
        TrackIdentity.bestFor(person, by.shots()).stream()
            .filter(shot -> sighting.shots().stream().noneMatch(shot::isSameAs));
    List<Shot> best =
        Stream.concat(sighting.shots().stream(), others)
            .sorted(Shot.BEST_FIRST)
            .limit(Sighting.MAX_VIEWS)
            .toList();
    return new Visit(
        id,
        track,
        person,
        new Sighting(firstSeen, by.lastSeen(), faces, best, by.tallies(), by.genuineScore()),
        reported,
        nowShared);
  }
}
