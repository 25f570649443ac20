package dev.sightline.audit;

import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.AuditRecord.Change;
import dev.sightline.events.ProgramSettings;
import dev.sightline.topics.ProgramSettingsLog;
import java.time.InstantSource;
import java.util.List;

/**
 * Writes down with what a program starts, where that is not with what it last did: which settings
 * are otherwise, and whether the model is.
 */
public final class ProgramStart {
  private final ProgramSettingsLog settings;
  private final AuditLog audit;
  private final String actor;
  private final InstantSource clock;

  /**
   * @param settings left open
   * @param audit left open
   * @param actor who starts programs here
   */
  public ProgramStart(
      ProgramSettingsLog settings, AuditLog audit, String actor, InstantSource clock) {
    this.settings = settings;
    this.audit = audit;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Returns when it is written down. The audit comes first: a start that is cut short between the
   * two is told of twice, and never not at all.
   *
   * @param program of one or more processes that start with the same, e.g. {@code sightline-match}
   * @param byDefault what a program that never started is compared with
   */
  public void write(String program, ProgramSettings now, ProgramSettings byDefault) {
    ProgramSettings before = settings.last(program).orElse(byDefault);
    add(AuditAction.MODEL_CHANGED, program, now.modelChangedSince(before));
    add(AuditAction.CONFIGURATION_CHANGED, program, now.settingsChangedSince(before));
    settings.write(program, now);
  }

  private void add(AuditAction action, String program, List<Change> changes) {
    if (!changes.isEmpty()) {
      audit.add(
          new AuditRecord(clock.instant(), actor, action, program, 0, 0, 0).withChanges(changes));
    }
  }
}
