package dev.sightline.config;

import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code streams}. */
final class RunSettings {

  private RunSettings() {}

  static void define(ConfigDef definition, RunConfig run) {
    new SettingGroup(definition, "Running")
        .text(
            "run.application.id",
            run.applicationId(),
            "The prefix of the consumer groups' names; the stages follow.")
        .integer(
            "run.threads",
            run.threads(),
            "Stream threads, each with its own detector and model, in [1, 256]; more than"
                + " `topics.partitions` are idle.")
        .choice(
            "processing.guarantee",
            run.guarantee(),
            "Delivery of events when a process dies: published again with the same id, or once"
                + " for consumers that read committed records.")
        .text(
            "run.state.dir", run.stateDirectory().toString(), "The folder of Kafka Streams' files.")
        .millis(
            "run.close.timeout.ms",
            run.closeTimeout(),
            "How long closing may take before the process is ended, positive.");
  }

  static RunConfig run(Values values) {
    return new RunConfig(
        values.text("run.application.id"),
        values.integer("run.threads"),
        values.choice("processing.guarantee", ProcessingGuarantee.class),
        values.path("run.state.dir"),
        values.millis("run.close.timeout.ms"));
  }
}
