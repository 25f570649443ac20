package dev.sightline.cli;

import dev.sightline.agent.Agent;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.TraceExport;
import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.cameras.status.ReportedCamera;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.cli.options.Progress;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.CameraKey;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.source.FrameSources;
import dev.sightline.topics.FramePublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that sends the frames of a source to Kafka. */
@Command(name = "camera")
final class CameraCommand extends ConfiguredCommand {
  private static final Logger LOG = LoggerFactory.getLogger(CameraCommand.class);

  /** More than a producer takes to give up frames that Kafka does not acknowledge. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  @Option(names = "--id", paramLabel = "ID", required = true)
  private String id;

  @Parameters(paramLabel = "SOURCE")
  private String source;

  private volatile boolean wasStopped;

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    String camera = cameraId("--id", id);
    CountDownLatch done = new CountDownLatch(1);
    try {
      send(camera, config, done);
    } finally {
      done.countDown();
    }
    return 0;
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

  private void send(String camera, SightlineConfig config, CountDownLatch done)
      throws InterruptedException {
    FrameSources sources =
        new FrameSources(config.frames(), config.camera(), Clock.systemUTC())
            .gated(config.motion());
    try (TraceExport traces = TraceExport.open("sightline-camera", System.getenv());
        ProcessMonitor monitor = ProcessMonitor.open(config);
        FrameSource frames = sources.open(camera, source);
        FramePublisher publisher =
            new FramePublisher(
                config.kafka().clients(),
                config.topics().names().frames(),
                config.frames(),
                traces.tracing());
        CameraReporter reporter =
            CameraReporter.start(
                config.kafka().clients(),
                config.topics().names().cameraStatus(),
                Clock.systemUTC());
        ReportedCamera reported =
            reporter.add(
                camera,
                new ReportedCamera.Observed(frames::outage, () -> publisher.newest(camera)))) {
      monitor.watch(camera, publisher, frames);
      publisher.awaitTopic(reason -> err().println("waiting: " + reason));
      Thread hook = new Thread(() -> end(frames, done), "camera-close");
      Runtime.getRuntime().addShutdownHook(hook);
      publish(frames, publisher, reported);
      publisher.flush();
      if (!wasStopped) {
        reported.ended();
      }
      FramePublisher.Counts counts = publisher.counts();
      err()
          .println(
              summary(
                  new Agent.Totals(
                      counts.sent(), frames.dropped(), frames.still(), counts.dropped())));
    }
  }

  /** Ends the frames, and holds up the end of the process until it is reported what was sent. */
  private void end(FrameSource frames, CountDownLatch done) {
    wasStopped = true;
    frames.close();
    try {
      if (!done.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The last frames were not acknowledged within {} s", TIMEOUT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Publishes the frames: all frames of a recording, but only the newest of a live source. */
  private static void publish(FrameSource frames, FramePublisher publisher, ReportedCamera reported)
      throws InterruptedException {
    try (ProgressBar progress = Progress.of("frames", frames.length().orElse(-1))) {
      for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
        if (frames.isLive()) {
          boolean unused = publisher.offer(next.get());
        } else {
          publisher.publish(next.get());
        }
        reported.sent(next.get());
        progress.step();
      }
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
