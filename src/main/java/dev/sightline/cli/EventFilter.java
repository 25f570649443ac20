package dev.sightline.cli;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.gallery.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter of the events a user wants to see.
 *
 * @param person a name, {@code COLLECTION/NAME}, or a stranger's id before a camera or before all;
 *     empty for all
 * @param camera a camera's id; empty for all
 * @param since the earliest time; empty for all
 */
record EventFilter(Optional<String> person, Optional<String> camera, Optional<Instant> since) {
  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  EventFilter {
    person = person.map(PersonId::composed);
  }

  /**
   * Parses a time.
   *
   * @param text a duration before now, e.g. {@code 2h}, or a time, e.g. {@code
   *     2026-11-24T12:00:00Z}
   * @throws IllegalArgumentException if it is neither
   */
  static Instant time(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return now.minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--since must be how long ago (30s, 15m, 2h, 7d) or a time (2026-11-24T12:00:00Z), was "
              + text,
          e);
    }
  }

  /**
   * @param common the stranger's id before all cameras; empty if there is none
   */
  boolean accepts(IdentityEvent event, Optional<String> common) {
    return isWanted(event.camera(), event.occurredAt())
        && (isPerson(event.person(), event.collection())
            || person.equals(common)
            || (event.stranger() != null && person.equals(Optional.of(event.stranger().id()))));
  }

  boolean accepts(Match match) {
    return isWanted(match.camera(), match.capturedAt())
        && isPerson(match.person(), match.collection());
  }

  private boolean isWanted(String at, Instant when) {
    return camera.map(at::equals).orElse(true)
        && since.map(earliest -> !when.isBefore(earliest)).orElse(true);
  }

  private boolean isPerson(String name, String collection) {
    return person
        .map(wanted -> wanted.equals(name) || wanted.equals(collection + "/" + name))
        .orElse(true);
  }
}
