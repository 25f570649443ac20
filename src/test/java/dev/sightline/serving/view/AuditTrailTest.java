package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.ViewedData;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final AuditTrail audit = new AuditTrail();
  private int offset;

  @Test
  void shouldListTheLatestFirstPageByPage() {
    for (int i = 0; i < 5; i++) {
      change(AuditAction.RENAMED, "person " + i);
    }

    assertThat(subjects(Optional.empty(), 2)).containsExactly("person 4", "person 3");
    assertThat(subjects(Optional.of("0-3"), 2)).containsExactly("person 2", "person 1");
    assertThat(subjects(Optional.of("0-0"), 2)).isEmpty();
    assertThat(subjects(Optional.of("0-99"), 2)).isEmpty();
  }

  @Test
  void shouldKeepChangesHoweverManyViewsThereAre() {
    change(AuditAction.NEGATIVE_ADDED, "default/Ada");
    for (int i = 0; i < AuditTrail.MAX_RECORDS + 1; i++) {
      apply(AuditRecord.viewed(START, "ann", "view " + i, ViewedData.EVENTS));
    }

    assertThat(subjects(Optional.empty(), 9)).containsExactly("default/Ada");
    List<AuditTrail.Entry> views = audit.find(true, Optional.empty(), 9_999);
    assertThat(views).hasSize(AuditTrail.MAX_RECORDS);
    assertThat(views.get(views.size() - 1).audit().subject()).isEqualTo("view 1");
  }

  @Test
  void shouldCountChangesByActionSinceTheEarliestKept() {
    change(AuditAction.RENAMED, "a");
    change(AuditAction.MERGED, "b");
    change(AuditAction.RENAMED, "c");
    apply(AuditRecord.viewed(START.minusSeconds(9), "ann", "everybody", ViewedData.EVENTS));

    assertThat(audit.counts()).isEqualTo(Map.of(AuditAction.RENAMED, 2, AuditAction.MERGED, 1));
    assertThat(audit.since()).contains(START);
  }

  private List<String> subjects(Optional<String> before, int limit) {
    return audit.find(false, before, limit).stream().map(entry -> entry.audit().subject()).toList();
  }

  private void change(AuditAction action, String subject) {
    apply(new AuditRecord(START.plusSeconds(offset), "ann", action, subject, 1, 0, 1));
  }

  private void apply(AuditRecord record) {
    audit.apply(
        new TopicRecord(
            new TopicRecord.Position(0, offset++),
            record.at(),
            record.actor(),
            RecordCodecs.audit().write(record),
            Map.of()));
  }
}
