package dev.sightline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Who did what, when: a record of {@code sightline.audit}. Has names, and no vector and no picture.
 *
 * @param actor the user of the operating system; over HTTP {@code token:} and the token's name,
 *     {@code oidc:} and the issuer's subject, or {@code local}
 * @param subject whom or what it was done to, for people to read
 * @param written templates added or replaced
 * @param removed templates removed
 * @param revision the gallery's revision that has it; 0 if the gallery's topic was not written to
 * @param receipt what was erased, if that was done; otherwise null
 * @param what was looked at, if it was; otherwise null and left out
 * @param changes of settings or models; null and left out if there are none
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
   * Something that is otherwise from now on.
   *
   * @param key a setting's, or what else it is
   * @param from null if there was nothing
   * @param to null if there is nothing any more
   */
  public record Change(String key, String from, String to) {
    public Change {
      Objects.requireNonNull(key, "key");
    }
  }

  public AuditRecord {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
    changes = changes == null ? null : List.copyOf(changes);
  }

  /** A change of the gallery. */
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

  /** Somebody looks. */
  public static AuditRecord viewed(Instant at, String actor, String subject, ViewedData what) {
    return new AuditRecord(at, actor, AuditAction.VIEWED, subject, 0, 0, 0, null, what, null);
  }

  /** The same with what was erased. */
  public AuditRecord withReceipt(ErasureReceipt other) {
    return new AuditRecord(
        at, actor, action, subject, written, removed, revision, other, what, changes);
  }

  /** The same with what is otherwise from now on. */
  public AuditRecord withChanges(List<Change> others) {
    return new AuditRecord(
        at, actor, action, subject, written, removed, revision, receipt, what, others);
  }
}
