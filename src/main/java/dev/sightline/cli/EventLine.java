package dev.sightline.cli;

import dev.sightline.events.IdentityEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An identity event as one line for a terminal. */
public final class EventLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private EventLine() {}

  public static String of(IdentityEvent event) {
    return "%s  %-12s %-24s %s"
        .formatted(TIME.format(event.capturedAt()), event.camera(), who(event), why(event));
  }

  private static String who(IdentityEvent event) {
    return event.person() == null ? "unknown" : event.person();
  }

  private static String why(IdentityEvent event) {
    String similarity =
        event.cosineSimilarity() == null
            ? ""
            : String.format(
                Locale.ROOT,
                "cosine %.3f, threshold %.3f",
                event.cosineSimilarity(),
                event.evidence().threshold());
    return event.reason() == null ? similarity : similarity + ", " + event.reason();
  }
}
