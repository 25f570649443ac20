package dev.sightline.audit;

import dev.sightline.collections.BoundedMaps;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.ViewedData;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The audit of views. A page requests the same data again and again, and a thousand records of one
 * view would hide the others. So views of the same data by one actor within an hour are one record,
 * with the time of the first. Thread-safe.
 */
public final class ViewAudit {
  static final Duration ONE_LOOK = Duration.ofHours(1);

  /**
   * The maximum number of views remembered; above it the oldest are forgotten, and would be
   * recorded again.
   */
  private static final int REMEMBERED = 10_000;

  private final Consumer<AuditRecord> log;
  private final InstantSource clock;
  private final Map<Look, Instant> begun = BoundedMaps.insertionOrdered(REMEMBERED);

  private record Look(String actor, String subject, ViewedData what) {}

  /**
   * @param log stores a record, or throws
   */
  public ViewAudit(Consumer<AuditRecord> log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Records a view before the data is shown. Returns when the record is stored; if it throws,
   * nothing must be shown.
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
