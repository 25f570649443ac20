package dev.sightline.app;

import dev.sightline.agent.Agent;
import dev.sightline.agent.CameraOpening;
import dev.sightline.agent.CameraSources;
import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.config.SightlineConfig;
import dev.sightline.frames.Ffmpeg;
import dev.sightline.frames.OpenCv;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.SharedTopic;
import dev.sightline.tracing.Tracing;
import java.time.Clock;

/** An agent, assembled from a configuration. */
public final class AgentAssembly implements AutoCloseable {
  private final Resources resources;
  private final Agent agent;

  private AgentAssembly(
      SightlineConfig config, Tracing tracing, ProcessMonitor monitor, Resources resources) {
    this.resources = resources;
    loadLibraries();
    FramePublisher publisher =
        resources.add(
            FramePublisher.leased(
                config.kafka().clients(),
                config.topics().names().frames(),
                config.frames(),
                tracing));
    CameraReporter reporter = resources.add(reporter(config));
    CameraSources sources =
        new CameraSources(
            config.frames(),
            config.camera().withRealTime(true),
            config.motion(),
            CameraAssembly.seal(config),
            Clock.systemUTC());
    this.agent =
        new Agent(
            member ->
                new SharedTopic(
                    config.kafka().clients(),
                    config.topics().names().cameras(),
                    config.run().applicationId() + "-agent",
                    member),
            new CameraOpening(sources, publisher, reporter),
            Clock.systemUTC());
    monitor.watch(agent);
  }

  /** Before it joins, so that no camera that moves here waits for them. */
  private static void loadLibraries() {
    OpenCv.load();
    var unused = Ffmpeg.version();
  }

  /** Starts what reports the status of cameras. */
  static CameraReporter reporter(SightlineConfig config) {
    return CameraReporter.start(
        config.kafka().clients(), config.topics().names().cameraStatus(), Clock.systemUTC());
  }

  /**
   * Opens an agent that does not run yet.
   *
   * @param monitor reports its condition and its cameras' frames
   */
  public static AgentAssembly open(
      SightlineConfig config, Tracing tracing, ProcessMonitor monitor) {
    return Resources.open(resources -> new AgentAssembly(config, tracing, monitor, resources));
  }

  /** Returns the agent; this assembly still owns what it uses. */
  public Agent agent() {
    return agent;
  }

  @Override
  public void close() {
    resources.close();
  }
}
