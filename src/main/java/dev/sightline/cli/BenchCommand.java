package dev.sightline.cli;

import dev.sightline.app.StageAssembly;
import dev.sightline.bench.PathBenchmark;
import dev.sightline.bench.PathPlan;
import dev.sightline.bench.PathReport;
import dev.sightline.bench.Percentiles;
import dev.sightline.bench.PhotographFilm;
import dev.sightline.bench.Photographs;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.demo.OwnBrokerOptions;
import dev.sightline.cli.options.GracefulShutdown;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.files.TemporaryFolder;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.topics.TopicAdmin;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures the path from a frame to its event, on its own broker. */
@Command(name = "bench")
public final class BenchCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--fps", paramLabel = "RATE", defaultValue = "4")
  private double framesPerSecond;

  @Option(names = "--frames", paramLabel = "N", defaultValue = "100")
  private int frames;

  @Mixin private OwnBrokerOptions own;

  @Override
  public Integer call() throws InterruptedException {
    return GracefulShutdown.guard(this::bench);
  }

  private int bench() throws InterruptedException {
    say("starting a Kafka broker");
    try (TemporaryFolder state = TemporaryFolder.create("bench");
        BrokerProcess broker = BrokerProcess.start()) {
      SightlineConfig config = own.load(Map.of(), broker, state.path());
      try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
        admin.create(config.topics().specs(config.frames().maxBytes()));
      }
      print(measure(config));
    }
    return 0;
  }

  private PathReport measure(SightlineConfig config) throws InterruptedException {
    say("loading the model and starting the stages");
    PathPlan plan = new PathPlan(pictures(), framesPerSecond, frames / 4, frames);
    try (StageAssembly assembly =
        StageAssembly.open(config, StageRange.all(), StageMetrics.none())) {
      return new PathBenchmark(
              config.run(),
              config.topology(),
              assembly.stages(),
              config.kafka().streams(),
              this::say)
          .measure(plan);
    }
  }

  /** Returns views of two photographs, with three and four faces. */
  private static List<byte[]> pictures() {
    return Stream.of(3, 4)
        .map(
            number -> {
              try (PhotographFilm film = new PhotographFilm(Photographs.jpeg(number))) {
                return film.view(0);
              }
            })
        .toList();
  }

  private void say(String what) {
    PrintWriter err = err();
    err.println("bench: " + what);
  }

  private void print(PathReport report) {
    PrintWriter out = out();
    out.println(line("frame to event", report.path()));
    out.println(line("of which stages", report.stages()));
    out.println(line("of which Kafka and transport", report.between()));
    out.printf(
        Locale.ROOT, "%-20s %.1f frames a second%n", "at full load", report.framesPerSecond());
    if (report.silent() > 0) {
      out.printf(Locale.ROOT, "%d of %d frames had no event%n", report.silent(), report.frames());
    }
  }

  private static String line(String name, Percentiles millis) {
    return String.format(
        Locale.ROOT,
        "%-20s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
        name,
        millis.p50(),
        millis.p95(),
        millis.p99());
  }
}
