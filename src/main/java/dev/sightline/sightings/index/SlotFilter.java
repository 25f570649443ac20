package dev.sightline.sightings.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

/** A {@link SightingFilter} in the numbers that slots hold. */
final class SlotFilter {
  private final long from;
  private final long to;
  private final Set<Long> cameras;
  private final Set<Long> subjects;

  SlotFilter(SightingFilter filter) {
    this.from = filter.from().toEpochMilli();
    this.to = filter.to().toEpochMilli();
    this.cameras = hashes(filter.cameras());
    this.subjects = hashes(filter.subjects());
  }

  private static Set<Long> hashes(Set<String> ids) {
    return ids.stream().map(Hashes::of).collect(Collectors.toUnmodifiableSet());
  }

  boolean admitsTimes(long firstSeen, long lastSeen) {
    return lastSeen >= from && firstSeen <= to;
  }

  boolean admitsCamera(long camera) {
    return cameras.isEmpty() || cameras.contains(camera);
  }

  boolean admitsAllSubjects() {
    return subjects.isEmpty();
  }

  boolean admitsSubject(long subject) {
    return subjects.contains(subject);
  }

  /** Returns whether sightings of this day may be admitted: all of them ended on it. */
  boolean mayAdmit(LocalDate day) {
    return end(day) > from;
  }

  /** Returns whether all sightings of this day are admitted. */
  boolean admitsAll(LocalDate day) {
    return cameras.isEmpty() && subjects.isEmpty() && start(day) >= from && end(day) - 1 <= to;
  }

  private static long start(LocalDate day) {
    return startInstant(day).toEpochMilli();
  }

  private static long end(LocalDate day) {
    return start(day.plusDays(1));
  }

  private static Instant startInstant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
