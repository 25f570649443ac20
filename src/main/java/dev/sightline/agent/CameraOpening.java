package dev.sightline.agent;

import dev.sightline.cameras.Camera;
import dev.sightline.cameras.Camera.Sending;
import dev.sightline.cameras.CameraSeal;
import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.CameraConfig.Transport;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.frames.MotionConfig;
import dev.sightline.frames.source.FrameSources;
import dev.sightline.topics.FramePublisher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Opens cameras as their records and the agent's settings say.
 *
 * @param frames the limits of frames
 * @param defaults what applies where a record says nothing; recordings always play in real time
 * @param motion the motion gate of cameras whose record says nothing
 * @param seal opens addresses with credentials
 * @param publisher owns the producer that all cameras share; stays open
 * @param reporter reports the cameras' status; stays open
 */
public record CameraOpening(
    FrameConfig frames,
    CameraConfig defaults,
    MotionConfig motion,
    CameraSeal seal,
    FramePublisher publisher,
    CameraReporter reporter,
    InstantSource clock) {

  /**
   * Starts to publish a camera.
   *
   * @param lease whether its frames may be sent now
   */
  CameraFeed open(Camera camera, BooleanSupplier lease) {
    CameraConfig config = config(camera);
    FrameSources sources =
        new FrameSources(caps(camera.sending()), config, clock)
            .gated(motion.withGate(camera.sending().motionGate().orElse(motion.gate())));
    return CameraFeed.start(
        camera,
        () -> source(camera, sources),
        new CameraFeed.Sending(
            publisher.sharing(),
            reporter,
            lease,
            Duration.ofNanos(Math.round(1e9 / config.maxFps())),
            config.longestPause()));
  }

  private FrameSource source(Camera camera, FrameSources sources) {
    String address;
    try {
      address = seal.open(camera);
    } catch (IllegalArgumentException e) {
      throw new UnreadableSourceException(e.getMessage(), e);
    }
    return sources.open(camera.id(), address);
  }

  private CameraConfig config(Camera camera) {
    Transport transport =
        camera
            .source()
            .transport()
            .map(stated -> Transport.valueOf(stated.name()))
            .orElse(defaults.transport());
    return defaults
        .withRealTime(true)
        .withTransport(transport)
        .withMaxFps(camera.sending().maxFps().orElse(defaults.maxFps()));
  }

  private FrameConfig caps(Sending sending) {
    return new FrameConfig(
        frames.maxWidth(),
        frames.maxHeight(),
        sending
            .maxBytes()
            .map(bytes -> Math.min(bytes, frames.maxBytes()))
            .orElse(frames.maxBytes()),
        frames.pictures());
  }
}
