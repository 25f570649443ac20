package dev.sightline.cli;

import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.TraceExport;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.cli.options.Progress;
import dev.sightline.config.SightlineConfig;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSources;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.PublishCounts;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that sends the frames of a source to Kafka. */
@Command(name = "camera")
final class CameraCommand extends ConfiguredCommand {

  @Option(names = "--id", paramLabel = "ID", required = true)
  private String id;

  @Parameters(paramLabel = "SOURCE")
  private String source;

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    FrameSources sources = new FrameSources(config.frames(), config.camera(), Clock.systemUTC());
    try (TraceExport traces = TraceExport.open("sightline-camera", System.getenv());
        ProcessMonitor monitor = ProcessMonitor.open(config);
        FrameSource frames = sources.open(id, source);
        FramePublisher publisher =
            new FramePublisher(
                config.kafka().clients(),
                config.topics().names().frames(),
                config.frames(),
                traces.tracing())) {
      Thread hook = new Thread(frames::close, "camera-close");
      Runtime.getRuntime().addShutdownHook(hook);
      monitor.watch(id, publisher, frames);
      publisher.awaitTopic(reason -> err().println("waiting: " + reason));
      publish(frames, publisher);
      publisher.flush();
      report(publisher.counts(), frames.dropped());
    }
    return 0;
  }

  /** Publishes the frames: all frames of a recording, but only the newest of a live source. */
  private static void publish(FrameSource frames, FramePublisher publisher)
      throws InterruptedException {
    boolean recorded = frames.length().isPresent();
    try (ProgressBar progress = Progress.of("frames", frames.length().orElse(-1))) {
      for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
        if (recorded) {
          publisher.publish(next.get());
        } else {
          boolean unused = publisher.offer(next.get());
        }
        progress.step();
      }
    }
  }

  private void report(PublishCounts counts, long skipped) {
    err()
        .printf(
            Locale.ROOT,
            "sent %d frames, skipped %d, not accepted by Kafka %d%n",
            counts.sent(),
            skipped,
            counts.dropped());
  }
}
