package dev.sightline.audit;

import dev.sightline.events.AuditRecord;
import dev.sightline.events.ViewedData;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes down who looks at whom. A page asks for the same again and again, and a thousand records
 * of one look would hide the others: somebody's looking at the same within an hour is one record,
 * of when they began. Thread-safe.
 */
public final class ViewAudit {
  static final Duration ONE_LOOK = Duration.ofHours(1);

  /** Beyond this the looks longest ago are forgotten, so that one again is written again. */
  private static final int REMEMBERED = 10_000;

  private final Consumer<AuditRecord> log;
  private final InstantSource clock;
  private final Map<Look, Instant> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Look(String actor, String subject, ViewedData what) {}

  /**
   * @param log takes a record, or throws
   */
  public ViewAudit(Consumer<AuditRecord> log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Somebody is about to look. Returns when that is written down, and throws if it cannot be: then
   * nothing should be shown.
   *
   * @param subject {@code collection/person}, or {@link ViewedData#EVERYBODY}
   */
  public synchronized void viewed(String actor, String subject, ViewedData what) {
    Look look = new Look(actor, subject, what);
    Instant now = clock.instant();
    Instant before = begun.get(look);
    if (before == null || !before.plus(ONE_LOOK).isAfter(now)) {
      log.accept(AuditRecord.viewed(now, actor, subject, what));
      begun.remove(look);
      begun.put(look, now);
    }
  }
}
