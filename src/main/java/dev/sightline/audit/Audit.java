package dev.sightline.audit;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ViewedData;
import dev.sightline.topics.GalleryChange;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The audit of one actor's actions. Each call returns when the record is stored. Thread-safe. */
public record Audit(AuditLog log, String actor, InstantSource clock) implements AutoCloseable {
  private static final String MODEL = "gallery model";

  /** Returns the same audit for another actor; closed with this. */
  public Audit as(String other) {
    return new Audit(log, other, clock);
  }

  /** Records a change of the gallery. */
  public void add(AuditAction action, Object subject, GalleryChange change) {
    log.add(record(action, subject, change));
  }

  /** Records an erasure, with its receipt. */
  public void add(ErasureReceipt receipt, GalleryChange change) {
    log.add(record(AuditAction.ERASED, receipt.person(), change).withReceipt(receipt));
  }

  /** Records the switch of the gallery to another model. */
  public void switched(List<ModelId> from, ModelId to, GalleryChange change) {
    String before = from.stream().map(ModelId::value).collect(Collectors.joining(", "));
    log.add(
        record(AuditAction.REEMBEDDED, to, change)
            .withChanges(
                List.of(
                    new AuditRecord.Change(MODEL, before.isEmpty() ? null : before, to.value()))));
  }

  /** Records a change of something other than the gallery. */
  public void changed(AuditAction action, String subject, List<AuditRecord.Change> changes) {
    log.add(new AuditRecord(clock.instant(), actor, action, subject, 0, 0, 0).withChanges(changes));
  }

  /** Records a view. */
  public void viewed(String subject, ViewedData what) {
    log.add(AuditRecord.viewed(clock.instant(), actor, subject, what));
  }

  private AuditRecord record(AuditAction action, Object subject, GalleryChange change) {
    return new AuditRecord(
        clock.instant(),
        actor,
        action,
        subject.toString(),
        change.written(),
        change.removed(),
        change.revision());
  }

  @Override
  public void close() {
    log.close();
  }
}
