package dev.sightline.cli;

import dev.sightline.agent.Agent;
import dev.sightline.agent.CameraFeed;
import dev.sightline.app.OneCamera;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.TraceExport;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.cli.options.Progress;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.CameraKey;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that sends the frames of a source to Kafka. */
@Command(name = "camera")
final class CameraCommand extends ConfiguredCommand {
  private static final Duration STEP = Duration.ofMillis(200);

  @Option(names = "--id", paramLabel = "ID", required = true)
  private String id;

  @Parameters(paramLabel = "SOURCE")
  private String source;

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    OneCamera.Address address = new OneCamera.Address(cameraId("--id", id), source);
    try (EndingHook hook = new EndingHook("camera");
        TraceExport traces = TraceExport.open("sightline-camera", System.getenv());
        ProcessMonitor monitor = ProcessMonitor.open(config);
        OneCamera camera = OneCamera.open(config, traces.tracing(), address)) {
      CameraFeed feed = camera.start(reason -> err().println("waiting: " + reason));
      monitor.watch(feed);
      hook.add(feed::stop);
      await(feed);
      err().println(summary(feed.totals()));
    }
    return 0;
  }

  private static void await(CameraFeed feed) {
    try (ProgressBar progress = Progress.of("frames", -1)) {
      while (!feed.awaitEnd(STEP)) {
        feed.length().ifPresent(progress::maxHint);
        progress.stepTo(feed.totals().sent());
      }
    }
  }

  /**
   * Returns the id of a camera.
   *
   * @param option the option named in errors
   * @throws IllegalArgumentException if it cannot be the key of records
   */
  static String cameraId(String option, String id) {
    try {
      return CameraKey.requireValid(id);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + " names no camera: " + e.getMessage(), e);
    }
  }

  /** Returns the line that ends a camera's or an agent's work. */
  static String summary(Agent.Totals totals) {
    return String.format(
        Locale.ROOT,
        "sent %d frames, skipped %d%s, not accepted by Kafka %d",
        totals.sent(),
        totals.skipped(),
        totals.still() == 0 ? "" : ", left out as still " + totals.still(),
        totals.dropped());
  }
}
