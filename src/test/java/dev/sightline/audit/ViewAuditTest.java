package dev.sightline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.ViewedData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewAuditTest {
  private static final Instant START = Instant.parse("2026-11-24T19:00:00Z");

  private final List<AuditRecord> written = new ArrayList<>();
  private Instant now = START;
  private final ViewAudit viewings = new ViewAudit(written::add, () -> now);

  @Test
  void shouldWriteTheSameLookOnceInAnHour() {
    viewings.viewed("token:grace", "staff/Ada", ViewedData.TEMPLATES);
    now = START.plus(Duration.ofMinutes(59));
    viewings.viewed("token:grace", "staff/Ada", ViewedData.TEMPLATES);
    now = START.plus(Duration.ofMinutes(60));
    viewings.viewed("token:grace", "staff/Ada", ViewedData.TEMPLATES);

    assertThat(written)
        .extracting(AuditRecord::at)
        .containsExactly(START, START.plus(Duration.ofMinutes(60)));
    assertThat(written.get(0))
        .isEqualTo(AuditRecord.viewed(START, "token:grace", "staff/Ada", ViewedData.TEMPLATES));
    assertThat(written.get(0).action()).isEqualTo(AuditAction.VIEWED);
  }

  @Test
  void shouldWriteEachActorSubjectAndKindOfDataByItself() {
    viewings.viewed("token:grace", "staff/Ada", ViewedData.TEMPLATES);
    viewings.viewed("oidc:4711", "staff/Ada", ViewedData.TEMPLATES);
    viewings.viewed("token:grace", "staff/Bob", ViewedData.TEMPLATES);
    viewings.viewed("token:grace", "staff/Ada", ViewedData.EVENTS);
    viewings.viewed("token:grace", ViewedData.EVERYBODY, ViewedData.EVENTS);

    assertThat(written).hasSize(5);
  }

  @Test
  void shouldNotTakeALookForWrittenThatCouldNotBeWritten() {
    ViewAudit failing =
        new ViewAudit(
            record -> {
              if (written.isEmpty()) {
                written.add(record);
                throw new IllegalStateException("Kafka is away");
              }
              written.add(record);
            },
            () -> now);
    assertThatThrownBy(() -> failing.viewed("token:grace", "staff/Ada", ViewedData.EVENTS))
        .isInstanceOf(IllegalStateException.class);

    failing.viewed("token:grace", "staff/Ada", ViewedData.EVENTS);

    assertThat(written).hasSize(2);
  }
}
