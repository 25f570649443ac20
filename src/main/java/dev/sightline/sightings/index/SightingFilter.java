package dev.sightline.sightings.index;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Which sightings a search considers.
 *
 * @param from sightings that ended before this instant are left out
 * @param to sightings that began after this instant are left out
 * @param cameras only these cameras; empty for all
 * @param subjects only sightings of one of these ids; empty for all
 */
public record SightingFilter(Instant from, Instant to, Set<String> cameras, Set<String> subjects) {

  public SightingFilter {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    cameras = Set.copyOf(cameras);
    subjects = Set.copyOf(subjects);
  }

  /** Returns the filter that leaves out nothing. */
  public static SightingFilter all() {
    return new SightingFilter(
        Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE), Set.of(), Set.of());
  }

  /** Returns a filter that admits, of these, only sightings of one id. */
  public SightingFilter of(String subject) {
    return new SightingFilter(from, to, cameras, Set.of(subject));
  }
}
