package dev.sightline.cli.demo;

import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.cameras.status.ReportedCamera;
import dev.sightline.config.SightlineConfig;
import dev.sightline.frames.Frame;
import dev.sightline.topics.FramePublisher;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The reports of the demo's cameras, which stay up between two rounds of their film. */
record DemoReports(CameraReporter reporter, Map<String, ReportedCamera> cameras)
    implements AutoCloseable {

  static DemoReports start(
      SightlineConfig config, Collection<String> cameras, FramePublisher publisher) {
    CameraReporter reporter =
        CameraReporter.start(
            config.kafka().clients(), config.topics().names().cameraStatus(), Clock.systemUTC());
    Map<String, ReportedCamera> reported = new ConcurrentHashMap<>();
    for (String id : cameras) {
      reported.put(
          id,
          reporter.add(
              id, new ReportedCamera.Observed(Optional::empty, () -> publisher.newest(id))));
    }
    return new DemoReports(reporter, reported);
  }

  void sent(Frame frame) {
    cameras.get(frame.camera()).sent(frame);
  }

  @Override
  public void close() {
    reporter.close();
  }
}
