package dev.sightline.app;

import dev.sightline.audit.AuditLog;
import dev.sightline.audit.ProgramStart;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.ProgramSettings;
import dev.sightline.topics.ProgramSettingsLog;
import dev.sightline.topics.Topics;
import java.time.Clock;

/** The record of the settings and the model that a program starts with. */
public final class StartRecord {

  private StartRecord() {}

  /**
   * Writes the record, if anything has changed since the last start, and waits until it is stored.
   *
   * @param name the name of the program within its deployment, e.g. {@code serve}
   * @throws IllegalStateException if a topic is missing
   */
  public static void write(SightlineConfig config, String name, ModelId model) {
    Topics topics = config.topics().names();
    try (ProgramSettingsLog settings =
            new ProgramSettingsLog(config.kafka().clients(), topics.settings());
        AuditLog audit = new AuditLog(config.kafka().clients(), topics.audit())) {
      new ProgramStart(settings, audit, System.getProperty("user.name"), Clock.systemUTC())
          .write(
              config.run().applicationId() + "-" + name,
              new ProgramSettings(model.value(), config.shownValues()),
              new ProgramSettings(null, SightlineConfig.byDefault().shownValues()));
    }
  }
}
