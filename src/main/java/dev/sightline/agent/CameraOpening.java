package dev.sightline.agent;

import dev.sightline.cameras.Camera;
import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.topics.FramePublisher;
import java.util.function.BooleanSupplier;

/**
 * Starts to publish cameras.
 *
 * @param sources opens their sources
 * @param publisher owns the producer that all cameras share; stays open
 * @param reporter reports the cameras' status; stays open
 */
public record CameraOpening(
    CameraSources sources, FramePublisher publisher, CameraReporter reporter) {

  /**
   * Starts to publish a camera until it is stopped.
   *
   * @param lease whether its frames may be sent now
   */
  CameraFeed open(Camera camera, BooleanSupplier lease) {
    return CameraFeed.start(camera, () -> sources.open(camera), sending(camera, lease, true));
  }

  /**
   * Starts to publish a camera until its source ends or fails.
   *
   * @param source its source, opened; closed by the feed
   */
  public CameraFeed openOnce(Camera camera, FrameSource source) {
    return CameraFeed.start(camera, () -> source, sending(camera, () -> true, false));
  }

  private CameraFeed.Sending sending(Camera camera, BooleanSupplier lease, boolean repeats) {
    CameraConfig config = sources.config(camera);
    return new CameraFeed.Sending(
        publisher.sharing(), reporter, lease, config.interval(), config.longestPause(), repeats);
  }
}
