package dev.sightline.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A record of {@code sightline.audit}: who did what, when. It contains names, but no vector and no
 * picture.
 *
 * @param actor the user of the operating system; over HTTP {@code token:} and the token's name,
 *     {@code oidc:} and the issuer's subject, or {@code local}
 * @param subject the person or thing acted on, for people to read
 * @param written the number of templates added or replaced
 * @param removed the number of templates removed
 * @param revision the gallery's revision with this change; 0 if the gallery's topic was not written
 *     to
 * @param receipt the receipt of an erasure; null for other actions
 * @param what the data viewed; null and left out for other actions
 * @param changes changes of settings, models or cameras; null and left out if there are none
 */
public record AuditRecord(
    Instant at,
    String actor,
    AuditAction action,
    String subject,
    int written,
    int removed,
    long revision,
    ErasureReceipt receipt,
    @JsonInclude(JsonInclude.Include.NON_NULL) ViewedData what,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Change> changes) {

  /**
   * A changed setting.
   *
   * @param key the name of the setting, or of what else changed
   * @param from the previous value; null if there was none
   * @param to the new value; null if there is none any more
   */
  public record Change(String key, String from, String to) {
    public Change {
      requireNonNull(key, "key");
    }
  }

  public AuditRecord {
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    requireNonNull(action, "action");
    requireNonNull(subject, "subject");
    changes = changes == null ? null : List.copyOf(changes);
  }

  /** Creates the record of a change of the gallery. */
  public AuditRecord(
      Instant at,
      String actor,
      AuditAction action,
      String subject,
      int written,
      int removed,
      long revision) {
    this(at, actor, action, subject, written, removed, revision, null, null, null);
  }

  /** Creates the record of a view. */
  public static AuditRecord viewed(Instant at, String actor, String subject, ViewedData what) {
    return new AuditRecord(at, actor, AuditAction.VIEWED, subject, 0, 0, 0, null, what, null);
  }

  /**
   * Creates the record of a search over past visits.
   *
   * @param reason why it was made; empty if none was stated
   */
  public static AuditRecord searched(Instant at, String actor, String subject, String reason) {
    AuditRecord search = viewed(at, actor, subject, ViewedData.SEARCH);
    return reason.isEmpty()
        ? search
        : search.withChanges(List.of(new Change("reason", null, reason)));
  }

  /** Returns a copy with a receipt. */
  public AuditRecord withReceipt(ErasureReceipt other) {
    return new AuditRecord(
        at, actor, action, subject, written, removed, revision, other, what, changes);
  }

  /** Returns a copy with changes. */
  public AuditRecord withChanges(List<Change> others) {
    return new AuditRecord(
        at, actor, action, subject, written, removed, revision, receipt, what, others);
  }
}
