package dev.sightline.audit;

import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.AuditRecord.Change;
import dev.sightline.events.ProgramSettings;
import dev.sightline.topics.ProgramSettingsLog;
import java.time.InstantSource;
import java.util.List;

/**
 * The audit of a program's start: it records which settings, and whether the model, changed since
 * the last start.
 */
public final class ProgramStart {
  private final ProgramSettingsLog settings;
  private final AuditLog audit;
  private final String actor;
  private final InstantSource clock;

  /**
   * @param settings the log of settings, which stays open
   * @param audit the log of the audit, which stays open
   * @param actor the user who starts programs here
   */
  public ProgramStart(
      ProgramSettingsLog settings, AuditLog audit, String actor, InstantSource clock) {
    this.settings = settings;
    this.audit = audit;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Records the start, and returns when it is stored. The audit is written first, so that a start
   * interrupted between the two is recorded twice rather than never.
   *
   * @param program the name of processes that start with the same settings, e.g. {@code
   *     sightline-match}
   * @param byDefault the settings that a program's first start is compared with
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
