package dev.sightline.agent;

import dev.sightline.cameras.Camera;
import dev.sightline.cameras.Camera.Sending;
import dev.sightline.cameras.CameraSeal;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.CameraConfig.Transport;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.frames.MotionConfig;
import dev.sightline.frames.source.FrameSources;
import java.time.InstantSource;

/**
 * Opens the sources of cameras as their records and the settings say.
 *
 * @param frames the limits of frames
 * @param defaults what applies where a record says nothing
 * @param motion the motion gate of cameras whose record says nothing
 * @param seal opens addresses with credentials
 */
public record CameraSources(
    FrameConfig frames,
    CameraConfig defaults,
    MotionConfig motion,
    CameraSeal seal,
    InstantSource clock) {

  /**
   * Opens the source of a camera.
   *
   * @throws UnreadableSourceException if its address cannot be opened, or is a file or folder that
   *     cannot be read
   */
  public FrameSource open(Camera camera) {
    return new FrameSources(caps(camera.sending()), config(camera), clock)
        .gated(motion.withGate(camera.sending().motionGate().orElse(motion.gate())))
        .open(camera.id(), address(camera));
  }

  private String address(Camera camera) {
    try {
      return seal.open(camera);
    } catch (IllegalArgumentException e) {
      throw new UnreadableSourceException(e.getMessage(), e);
    }
  }

  /** Returns the settings of a camera. */
  CameraConfig config(Camera camera) {
    Transport transport =
        camera
            .source()
            .transport()
            .map(stated -> Transport.valueOf(stated.name()))
            .orElse(defaults.transport());
    return defaults
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
