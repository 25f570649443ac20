package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import dev.sightline.topics.Program;
import dev.sightline.topics.TopicRequirements;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the topics of a configuration before a program opens anything else. */
public final class TopicChecks {

  private TopicChecks() {}

  /**
   * Returns if these stages may run.
   *
   * @throws RuntimeException if a topic is missing or would lose records, or Kafka does not answer
   */
  public static void requireForStages(SightlineConfig config, StageRange range) {
    Set<Program> programs = EnumSet.noneOf(Program.class);
    Stream.of(Stage.values())
        .filter(range::includes)
        .forEach(stage -> programs.add(Program.valueOf(stage.name())));
    of(config).requireForStages(programs);
  }

  /**
   * Returns if the search stage may run.
   *
   * @throws RuntimeException if a topic is missing, or Kafka does not answer
   */
  public static void requireForSearch(SightlineConfig config) {
    of(config).requireForStages(EnumSet.of(Program.SEARCH));
  }

  /**
   * Returns if the gallery may be read and changed.
   *
   * @throws RuntimeException if a topic is missing or would lose records, or Kafka does not answer
   */
  public static void requireForGallery(SightlineConfig config) {
    of(config).requireForGallery();
  }

  private static TopicRequirements of(SightlineConfig config) {
    return new TopicRequirements(
        config.kafka().clients(),
        config.topics().names(),
        config.encryption().config().isEnabled());
  }
}
