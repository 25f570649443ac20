package dev.sightline.cli;

import dev.sightline.app.TopicChecks;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.cli.options.GracefulShutdown;
import dev.sightline.config.SightlineConfig;
import dev.sightline.files.TemporaryFolder;
import dev.sightline.replay.EventDifference;
import dev.sightline.replay.Replay;
import dev.sightline.streams.ReplayGallery.Shortfall;
import dev.sightline.topics.TemporaryTopics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that repeats the past with other settings. */
@Command(name = "replay")
public final class ReplayCommand extends ConfiguredCommand {

  @Option(names = "--from", paramLabel = "TIME", required = true)
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", required = true)
  private Instant to;

  @Option(names = "--model", paramLabel = "MODEL")
  private String model;

  @Option(names = "--fpir", paramLabel = "SHARE")
  private Double fpir;

  @Option(names = "--with", paramLabel = "KEY=VALUE")
  private Map<String, String> others = new LinkedHashMap<>();

  @Option(names = "--keep")
  private boolean keep;

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("--from must be before --to, were " + from + " and " + to);
    }
    return GracefulShutdown.guard(() -> replay(config));
  }

  @SuppressWarnings("try") // what is temporary only has to be deleted
  private int replay(SightlineConfig config) throws InterruptedException {
    TopicChecks.requireForGallery(config);
    String name = config.run().applicationId() + "-replay-" + System.currentTimeMillis();
    try (TemporaryFolder state = TemporaryFolder.create("replay")) {
      SightlineConfig shadow = configWith(settings(name, state.path()));
      Replay replay = new Replay(config, shadow, from, to, err());
      try (TemporaryTopics topics = new TemporaryTopics(shadow.kafka().clients(), name, keep)) {
        print(replay.run());
      }
    }
    return 0;
  }

  private Map<String, String> settings(String name, Path state) {
    Map<String, String> settings = new LinkedHashMap<>(others);
    if (model != null) {
      settings.put("embed.model", model);
      settings.put("embed.next.model", "");
    }
    if (fpir != null) {
      settings.put("match.fpir", fpir.toString());
    }
    settings.put("topics.matches", name + ".matches");
    settings.put("topics.matchers", name + ".matchers");
    settings.put("topics.audit", name + ".audit");
    settings.put("topics.identity.events", name + ".identity-events");
    settings.put("topics.operations", name + ".operations");
    settings.put("topics.sightings", name + ".sightings");
    settings.put("sightings", "off");
    settings.put("topics.dead.letters", name + ".dead-letters");
    settings.put("run.application.id", name);
    settings.put("run.state.dir", state.toString());
    return settings;
  }

  private void print(Replay.Result result) {
    EventDifference.Comparison comparison = result.comparison();
    PrintWriter out = out();
    List<EventDifference> naming = comparison.naming();
    naming.stream().map(EventDifference::lines).flatMap(List::stream).forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%d events the same, %d name someone else, %d differ otherwise%n",
        comparison.same(),
        naming.size(),
        comparison.differences().size() - naming.size());
    if (result.byHand() > 0) {
      out.printf(Locale.ROOT, "not compared: %d visits that an operator named%n", result.byHand());
    }
    print(result.shortfall(), out);
    if (model == null && result.shortfall().ofOtherModels() > 0) {
      out.printf(
          Locale.ROOT,
          "not the same: %d decisions were taken with %s, which is not configured now:"
              + " set its bundle as embed.next.model%n",
          result.shortfall().ofOtherModels(),
          String.join(", ", result.shortfall().models()));
    }
  }

  private static void print(Shortfall shortfall, PrintWriter out) {
    if (shortfall.ofLostRevisions() > 0) {
      out.printf(
          Locale.ROOT,
          "not certain: %d decisions were taken at revisions of the gallery that can no longer be"
              + " restored (%s): compaction or an erasure has removed their records%n",
          shortfall.ofLostRevisions(),
          spans(shortfall.revisions()));
    }
    if (shortfall.byTime() > 0) {
      out.printf(
          Locale.ROOT,
          "not certain: %d decisions use the gallery at their frames' capture times, because the"
              + " matches with their revisions are deleted%n",
          shortfall.byTime());
    }
  }

  private static String spans(SortedSet<Long> revisions) {
    return revisions.size() == 1
        ? revisions.first().toString()
        : revisions.size() + " of them from " + revisions.first() + " to " + revisions.last();
  }
}
