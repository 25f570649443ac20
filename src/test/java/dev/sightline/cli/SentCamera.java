package dev.sightline.cli;

import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.cameras.status.ReportedCamera;
import dev.sightline.config.SightlineConfig;
import dev.sightline.frames.Frame;
import dev.sightline.frames.TestPictures;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.FramePublisher;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A camera that sends a grey picture every half second until it is closed. */
final class SentCamera implements AutoCloseable {
  private static final byte[] GREY = TestPictures.plain(160, 120, 90, 90, 90).toJpeg(85);

  private final String id;
  private final FramePublisher publisher;
  private final Optional<ReportedCamera> reported;
  private final Resources resources;
  private long sequence;

  private SentCamera(SightlineConfig config, String id, boolean isReported, Resources resources) {
    this.id = id;
    this.resources = resources;
    this.publisher =
        resources.add(
            new FramePublisher(
                config.kafka().clients(), config.topics().names().frames(), config.frames()));
    this.reported = isReported ? Optional.of(report(config)) : Optional.empty();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    var unused = timer.scheduleAtFixedRate(this::send, 0, 500, TimeUnit.MILLISECONDS);
    resources.add(() -> timer.shutdownNow().forEach(task -> {}));
  }

  private ReportedCamera report(SightlineConfig config) {
    CameraReporter reporter =
        resources.add(
            CameraReporter.start(
                config.kafka().clients(),
                config.topics().names().cameraStatus(),
                Clock.systemUTC()));
    return resources.add(
        reporter.add(id, new ReportedCamera.Observed(Optional::empty, () -> publisher.newest(id))));
  }

  /** A camera whose publisher reports it. */
  static SentCamera reported(SightlineConfig config, String id) {
    return Resources.open(resources -> new SentCamera(config, id, true, resources));
  }

  /** A camera of a producer that knows only the topic of the frames. */
  static SentCamera foreign(SightlineConfig config, String id) {
    return Resources.open(resources -> new SentCamera(config, id, false, resources));
  }

  private void send() {
    Frame frame = new Frame(id, sequence++, Instant.now(), GREY);
    if (publisher.offer(frame)) {
      reported.ifPresent(camera -> camera.sent(frame));
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
