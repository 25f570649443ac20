package dev.sightline.app;

import dev.sightline.agent.Agent;
import dev.sightline.agent.CameraFeed;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameRef;
import dev.sightline.monitoring.CameraMeters;
import dev.sightline.monitoring.Condition;
import dev.sightline.monitoring.HealthConfig;
import dev.sightline.monitoring.HealthServer;
import dev.sightline.monitoring.Meters;
import dev.sightline.monitoring.StageMeters;
import dev.sightline.serving.health.Health;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.TopicSpec;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitoring of a process, from before its models are loaded until it has ended. It listens
 * only if {@code health.port} is not 0 and the port is free.
 */
public final class ProcessMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessMonitor.class);

  private final HealthConfig config;
  private final Meters meters;
  private final Optional<HealthServer> server;
  private volatile Supplier<Condition> condition = () -> Condition.STARTING;
  private volatile Supplier<Optional<String>> why = Optional::empty;

  private ProcessMonitor(HealthConfig config, Meters meters) {
    this.config = config;
    this.meters = meters;
    meters.watch(this::condition);
    this.server = config.port() == 0 ? Optional.empty() : listen();
  }

  /**
   * Starts the server. Two processes on one machine share the usual port: the second has no probes.
   */
  private Optional<HealthServer> listen() {
    try {
      return Optional.of(HealthServer.start(config, this::condition, this::why, meters::scrape));
    } catch (HealthServer.AddressInUseException e) {
      LOG.info("No health checks and no metrics: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Opens the monitor of a process that has not started its work. */
  public static ProcessMonitor open(SightlineConfig config) {
    return new ProcessMonitor(
        config.health(),
        Meters.ofProcess(
            config.topics().specs(config.frames().maxBytes()).stream()
                .map(TopicSpec::name)
                .toList()));
  }

  private Condition condition() {
    return condition.get();
  }

  private Optional<String> why() {
    return why.get();
  }

  /**
   * Returns the meters of these stages.
   *
   * @param matched receives each frame that the match stage has processed
   */
  public StageMetrics stages(StageRange range, Consumer<FrameRef> matched) {
    StageMeters stages = new StageMeters(meters.registry(), range.stages(), Clock.systemUTC());
    stages.passMatched(matched);
    if (range.includes(Stage.MATCH)) {
      stages.addGallery();
    }
    return stages;
  }

  /** Sets the condition to that of the runner's stages. */
  public void watch(StreamsRunner runner) {
    runner.bindTo(meters.registry());
    condition = () -> of(runner);
    why = () -> runner.missingModel().map(ProcessMonitor::nameIt);
  }

  /** Adds the meters of the search stage. */
  public void meter(SearchStage stage) {
    stage.bindTo(meters.registry());
  }

  /** Sets the condition to that of the search stage, which runs alone, and adds its meters. */
  public void watch(SearchStage stage) {
    meter(stage);
    condition =
        () -> {
          if (stage.failure().isPresent()) {
            return Condition.FAILED;
          }
          return stage.isRunning() ? Condition.RUNNING : Condition.STARTING;
        };
  }

  private static String nameIt(ModelId model) {
    return "the gallery is of " + model + ": name its bundle in embed.next.model or embed.model";
  }

  private Condition of(StreamsRunner runner) {
    return switch (runner.phase()) {
      case STARTING -> Condition.STARTING;
      case RUNNING -> orStalled(whileRunning(runner), runner);
      case REBALANCING -> orStalled(Condition.REBALANCING, runner);
      case ENDED -> Condition.ENDING;
      case FAILED -> Condition.FAILED;
    };
  }

  private static Condition whileRunning(StreamsRunner runner) {
    if (!runner.isConnected()) {
      return Condition.DISCONNECTED;
    }
    return runner.missingModel().isPresent() ? Condition.MODEL_MISSING : Condition.RUNNING;
  }

  private Condition orStalled(Condition otherwise, StreamsRunner runner) {
    return runner.longestWork().compareTo(config.stalledAfter()) > 0
        ? Condition.STALLED
        : otherwise;
  }

  /** Sets the condition to that of the server, and adds the meters of the deployment. */
  public void watch(ServeAssembly server) {
    condition = server::condition;
    why = server::failure;
    meters.watchDeployment(
        () -> server.health().verdict() != Health.Verdict.NOT_RECOGNISING, server::camerasUp);
  }

  /** Sets the condition to started once Kafka has accepted a frame of the only camera. */
  public void watch(CameraFeed feed) {
    FeedCounts counts = new FeedCounts(feed);
    Runnable unused = CameraMeters.register(meters.registry(), feed.camera().id(), counts);
    // The meters hold the counts weakly, and the condition holds them.
    condition = () -> counts.sent() > 0 ? Condition.RUNNING : Condition.STARTING;
  }

  /** Sets the condition to that of the agent, and counts the frames of its cameras. */
  public void watch(Agent agent) {
    agent.observe(
        feed -> CameraMeters.register(meters.registry(), feed.camera().id(), new FeedCounts(feed)));
    condition = () -> agent.isWorking() ? Condition.RUNNING : Condition.DISCONNECTED;
  }

  /** A feed, as the meters of cameras count it. */
  private record FeedCounts(CameraFeed feed) implements CameraMeters.Counts {
    @Override
    public long sent() {
      return feed.totals().sent();
    }

    @Override
    public long skipped() {
      return feed.totals().skipped();
    }

    @Override
    public long still() {
      return feed.totals().still();
    }

    @Override
    public long dropped() {
      return feed.totals().dropped();
    }
  }

  @Override
  public void close() {
    server.ifPresent(HealthServer::close);
    meters.close();
  }
}
