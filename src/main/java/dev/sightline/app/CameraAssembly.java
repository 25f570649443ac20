package dev.sightline.app;

import dev.sightline.agent.SourceProbe;
import dev.sightline.agent.SourceProbe.Found;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cameras.CameraSeal;
import dev.sightline.config.SightlineConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.source.FrameSources;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What works on the configured cameras. */
public final class CameraAssembly {

  private static final Duration TEST = Duration.ofSeconds(3);

  private CameraAssembly() {}

  /** Opens the editor of the configured cameras; the caller closes it. */
  public static CameraEditor editor(SightlineConfig config, String actor) {
    return CameraEditor.open(
        config.kafka().clients(),
        config.topics().names(),
        seal(config),
        new CameraEditor.Actor(actor, Clock.systemUTC()));
  }

  /**
   * Opens a source and looks at its pictures for three seconds. A recording plays in real time.
   *
   * @param address the whole address
   * @throws dev.sightline.frames.FrameSource.UnreadableSourceException if no picture comes
   */
  public static Found test(SightlineConfig config, String address) throws InterruptedException {
    FrameSources sources =
        new FrameSources(config.frames(), config.camera().withRealTime(true), Clock.systemUTC());
    return SourceProbe.look(
        () -> sources.open("test", address),
        TEST,
        config.camera().timeout().plus(TEST),
        new FrameGate(config.frames()));
  }

  /** Returns the seal with the gallery's keys, if there are any. */
  static CameraSeal seal(SightlineConfig config) {
    // Without keys, asking for them warns about the gallery, which is not meant here.
    return new CameraSeal(
        config.encryption().config().isEnabled() ? config.encryption().keys() : Optional.empty());
  }
}
