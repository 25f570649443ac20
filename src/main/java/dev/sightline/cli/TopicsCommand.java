package dev.sightline.cli;

import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicDifference;
import dev.sightline.topics.TopicSpec;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands that create, repair and check the topics. */
@Command(name = "topics")
final class TopicsCommand extends PrintingCommand {

  @Command(name = "create")
  int create(@Mixin ConfigOptions options) {
    SightlineConfig config = options.load();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      List<TopicSpec> specs = config.topics().specs(config.frames().maxBytes());
      List<String> created = admin.create(specs);
      created.forEach(topic -> out().println("created " + topic));
      List<TopicDifference> found =
          admin.check(specs.stream().filter(spec -> !created.contains(spec.name())).toList());
      List<TopicDifference> repaired = admin.repair(found);
      repaired.forEach(difference -> out().println("repaired " + difference.repaired()));
      out().println(summary(specs.size(), created.size(), found));
      return refuse(found);
    }
  }

  private static String summary(int topics, int created, List<TopicDifference> found) {
    long differing = found.stream().map(TopicDifference::topic).distinct().count();
    return (topics - created - differing) + " of " + topics + " topics were as they should be";
  }

  /** Says what cannot be repaired, and returns the exit code. */
  private int refuse(List<TopicDifference> found) {
    List<TopicDifference> left = found.stream().filter(d -> !d.isRepairable()).toList();
    left.forEach(
        difference ->
            err()
                .println(
                    "sightline: cannot repair "
                        + difference
                        + "; delete the topic and run 'sightline topics create' again, or change"
                        + " the configuration"));
    return left.isEmpty() ? 0 : 1;
  }

  @Command(name = "check")
  int check(@Mixin ConfigOptions options) {
    SightlineConfig config = options.load();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      List<TopicSpec> specs = config.topics().specs(config.frames().maxBytes());
      List<TopicDifference> differences = admin.check(specs);
      differences.forEach(out()::println);
      out().println(summary(specs.size(), 0, differences));
      return differences.isEmpty() ? 0 : 1;
    }
  }
}
