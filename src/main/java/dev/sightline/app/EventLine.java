package dev.sightline.app;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** An event as one line for a terminal, with its date and the offset of the local time zone. */
public final class EventLine {
  private static final String LINE = "%s  %-12s %-24s %s";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSXXX", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private EventLine() {}

  /** Returns the line of an identity event. */
  public static String of(IdentityEvent event) {
    return String.format(
        Locale.ROOT, LINE, time(event.occurredAt()), event.camera(), who(event), what(event));
  }

  /** Returns the line of an identity event with the common id of its stranger, if there is one. */
  public static String of(IdentityEvent event, Optional<String> common) {
    return of(event) + common.map(id -> ", common id " + id).orElse("");
  }

  /** Returns the line of a match. */
  public static String of(Match event) {
    return String.format(
        Locale.ROOT,
        LINE,
        time(event.capturedAt()),
        event.camera(),
        who(event.person()),
        why(event));
  }

  private static String time(Instant when) {
    return TIME.format(when);
  }

  private static String who(IdentityEvent event) {
    return event.person() == null && event.stranger() != null
        ? event.stranger().id()
        : who(event.person());
  }

  private static String who(String person) {
    return person == null ? "unknown" : person;
  }

  private static String what(IdentityEvent event) {
    return switch (event.type()) {
      case PERSON_ENTERED, UNKNOWN_ENTERED -> "entered, " + similarity(event);
      case PERSON_UPDATED -> "seen better, " + similarity(event);
      case PERSON_LEFT, UNKNOWN_LEFT -> "left, " + event.faces() + " faces";
      case UNKNOWN_RECOGNISED -> "is back, was on " + String.join(", ", event.stranger().tracks());
      case UNKNOWN_MERGED -> "is the same as " + event.stranger().former();
      case UNKNOWN_SPLIT -> "is not the same as " + event.stranger().former();
      case IDENTITY_REVISED -> "revised, was " + previous(event);
      case IDENTITY_IMPLAUSIBLE ->
          "cannot be, was before "
              + event.elsewhere().camera()
              + " until "
              + event.elsewhere().lastSeen();
    };
  }

  private static String previous(IdentityEvent event) {
    if (event.previous() != null) {
      return event.previous().person();
    }
    return event.stranger() == null ? "unknown" : event.stranger().id();
  }

  private static String similarity(IdentityEvent event) {
    String similarity = similarity(event.bestShot().cosineSimilarity(), event.evidence());
    return event.genuineScore() == null
        ? similarity
        : String.format(Locale.ROOT, "%s, genuine score %.3f", similarity, event.genuineScore());
  }

  private static String why(Match event) {
    String similarity = similarity(event.cosineSimilarity(), event.evidence());
    return event.reason() == null ? similarity : similarity + ", " + event.reason();
  }

  private static String similarity(Float cosine, Match.Evidence evidence) {
    return cosine == null
        ? "nobody is enrolled"
        : String.format(Locale.ROOT, "cosine %.3f, threshold %.3f", cosine, evidence.threshold());
  }
}
