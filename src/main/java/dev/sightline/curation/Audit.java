package dev.sightline.curation;

import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditLog;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.ErasureReceipt;
import java.time.InstantSource;

/** Writes down what one actor does at a desk. */
final class Audit implements AutoCloseable {
  private final AuditLog log;
  private final String actor;
  private final InstantSource clock;

  Audit(AuditLog log, String actor, InstantSource clock) {
    this.log = log;
    this.actor = actor;
    this.clock = clock;
  }

  /** Returns when it is written. */
  void add(AuditAction action, Object subject, GalleryChange change) {
    add(action, subject, change, null);
  }

  /** An erasure, with its receipt. */
  void add(ErasureReceipt receipt, GalleryChange change) {
    add(AuditAction.ERASED, receipt.person(), change, receipt);
  }

  private void add(
      AuditAction action, Object subject, GalleryChange change, ErasureReceipt receipt) {
    log.add(
        new AuditRecord(
            clock.instant(),
            actor,
            action,
            subject.toString(),
            change.written(),
            change.removed(),
            change.revision(),
            receipt));
  }

  @Override
  public void close() {
    log.close();
  }
}
