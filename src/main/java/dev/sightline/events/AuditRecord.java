package dev.sightline.events;

import java.time.Instant;
import java.util.Objects;

/**
 * Who changed the gallery, when and how: a record of {@code sightline.audit}. Has names, and no
 * vector and no picture.
 *
 * @param actor the user of the operating system, or {@code api}
 * @param subject whom or what it was done to, for people to read
 * @param written templates added or replaced
 * @param removed templates removed
 * @param revision the gallery's revision that has it; 0 if the gallery's topic was not written to
 * @param receipt what was erased, if that was done; otherwise null
 */
public record AuditRecord(
    Instant at,
    String actor,
    AuditAction action,
    String subject,
    int written,
    int removed,
    long revision,
    ErasureReceipt receipt) {

  public AuditRecord {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
  }
}
