package dev.sightline.app;

import dev.sightline.agent.CameraFeed;
import dev.sightline.agent.CameraOpening;
import dev.sightline.agent.CameraSources;
import dev.sightline.cameras.Camera;
import dev.sightline.cameras.CameraSeal;
import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.config.SightlineConfig;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.frames.FrameSource;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.FramePublisher;
import dev.sightline.tracing.Tracing;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** A camera without a record that is published once, assembled from a configuration. */
public final class OneCamera implements AutoCloseable {
  private final SightlineConfig config;
  private final Resources resources;
  private final Camera camera;
  private final CameraSources sources;
  private final FrameSource source;
  private final FramePublisher publisher;

  private OneCamera(SightlineConfig config, Tracing tracing, Address address, Resources resources) {
    // The address stays in this process, and so does the key that seals it.
    CameraSeal seal =
        new CameraSeal(Optional.of(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate())));
    this.config = config;
    this.resources = resources;
    this.camera = seal.camera(address.id(), address.source());
    this.sources =
        new CameraSources(
            config.frames(), config.camera(), config.motion(), seal, Clock.systemUTC());
    this.source = resources.add(sources.open(camera));
    this.publisher =
        resources.add(
            new FramePublisher(
                config.kafka().clients(),
                config.topics().names().frames(),
                config.frames(),
                tracing));
  }

  /**
   * Which camera it is.
   *
   * @param id the key of its frames
   * @param source the whole address of its source
   */
  public record Address(String id, String source) {}

  /**
   * Opens the source.
   *
   * @throws FrameSource.UnreadableSourceException if it is a file or folder that cannot be read
   */
  public static OneCamera open(SightlineConfig config, Tracing tracing, Address address) {
    return Resources.open(resources -> new OneCamera(config, tracing, address, resources));
  }

  /**
   * Waits until Kafka has the topic of frames, and starts to publish.
   *
   * @param waiting receives the reason if it has to wait
   * @return the feed, which is closed with this
   */
  public CameraFeed start(Consumer<String> waiting) throws InterruptedException {
    publisher.awaitTopic(waiting);
    CameraReporter reporter = resources.add(AgentAssembly.reporter(config));
    return resources.add(new CameraOpening(sources, publisher, reporter).openOnce(camera, source));
  }

  @Override
  public void close() {
    resources.close();
  }
}
