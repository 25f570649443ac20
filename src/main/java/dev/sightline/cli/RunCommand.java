package dev.sightline.cli;

import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.SearchAssembly;
import dev.sightline.app.StageAssembly;
import dev.sightline.app.StartRecord;
import dev.sightline.app.TopicChecks;
import dev.sightline.app.TraceExport;
import dev.sightline.cameras.status.CameraWatch;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.lifecycle.Resources;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs the stages until the process is asked to end. */
@Command(name = "run")
final class RunCommand extends ConfiguredCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Option(names = "--stages", paramLabel = "STAGE", split = ",")
  private List<Stage> stages = List.copyOf(EnumSet.allOf(Stage.class));

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    EnumSet<Stage> recognition = EnumSet.copyOf(stages);
    boolean search = recognition.remove(Stage.SEARCH);
    return recognition.isEmpty()
        ? search(config)
        : recognise(StageRange.of(recognition), search, config);
  }

  /** Runs the search stage alone. */
  private int search(SightlineConfig config) throws InterruptedException {
    try (ProcessMonitor monitor = ProcessMonitor.open(config);
        SearchStage stage = SearchAssembly.start(config)) {
      monitor.watch(stage);
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "sightline-close"));
      err().printf(Locale.ROOT, "sightline: search listens at %s%n", stage.address());
      stage.awaitEnd();
      stage
          .failure()
          .ifPresent(
              cause -> {
                throw new IllegalStateException("the search stage failed", cause);
              });
    }
    return 0;
  }

  private int recognise(StageRange range, boolean search, SightlineConfig config)
      throws InterruptedException {
    TopicChecks.requireForStages(config, range);
    try (TraceExport traces = TraceExport.open("sightline-" + range, System.getenv());
        ProcessMonitor monitor = ProcessMonitor.open(config);
        CameraWatch cameras =
            new CameraWatch(
                config.kafka().clients(),
                config.topics().names(),
                config.run().applicationId(),
                Clock.systemUTC());
        StageAssembly assembly =
            StageAssembly.open(
                config, range, monitor.stages(range, cameras::saw), traces.tracing());
        StreamsRunner runner = assembly.newRunner();
        Resources beside = new Resources()) {
      if (search) {
        SearchAssembly.startBeside(config).map(beside::add).ifPresent(monitor::meter);
      }
      StartRecord.write(config, range.toString(), assembly.modelId());
      monitor.watch(runner);
      LOG.info(
          "Running {} on {} with {} threads, {}",
          range,
          config.bootstrapServers(),
          config.run().threads(),
          config.run().guarantee().code());
      Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "sightline-close"));
      runner.run(
          () -> {
            assembly.expireKeys();
            if (range.includes(Stage.MATCH)) {
              cameras.start(runner::covered);
            }
            sayReady(range, config);
          });
    }
    return 0;
  }

  private void sayReady(StageRange range, SightlineConfig config) {
    PrintWriter err = err();
    err.printf(Locale.ROOT, "sightline: %s is ready, on %s%n", range, config.bootstrapServers());
  }
}
