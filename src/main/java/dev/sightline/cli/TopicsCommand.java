package dev.sightline.cli;

import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicDifference;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that create and check the topics. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Create Sightline's topics, or compare them with their specification.",
    footer = {"", "Examples:", "  sightline topics create", "  sightline topics check"})
final class TopicsCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Create the topics that are missing.")
  int create(@Mixin ConfigOptions options) {
    SightlineConfig config = options.load();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      admin
          .create(config.topics().specs(config.frames().maxBytes()))
          .forEach(topic -> out().println("created " + topic));
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Print how the topics differ from their specification; exit code 1 if they do.")
  int check(@Mixin ConfigOptions options) {
    SightlineConfig config = options.load();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      List<TopicDifference> differences =
          admin.check(config.topics().specs(config.frames().maxBytes()));
      differences.forEach(out()::println);
      out().flush();
      return differences.isEmpty() ? 0 : 1;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
