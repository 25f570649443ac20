package dev.sightline.streams.runner;

import dev.sightline.embedding.ModelId;
import dev.sightline.streams.InputProgress.Covered;
import dev.sightline.streams.ProcessLinks;
import dev.sightline.streams.RecognitionStages;
import dev.sightline.streams.RecognitionTopology;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.TopologyConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runner of the stages of one process, from start to a clean end. Either {@link #run} does
 * everything, or a program calls {@link #start} and {@link #close}.
 */
public final class StreamsRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics meters;
  private final Parts parts;
  private final Duration closeTimeout;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean wasRunning;

  private StreamsRunner(KafkaStreams streams, Parts parts, Duration closeTimeout) {
    this.streams = streams;
    this.parts = parts;
    this.meters = new KafkaStreamsMetrics(streams);
    this.closeTimeout = closeTimeout;
    streams.setUncaughtExceptionHandler(this::failed);
    streams.setStateListener((now, before) -> changed(now));
  }

  /** What a runner has beside Kafka Streams. */
  private record Parts(
      ProcessLinks links,
      Optional<MatchThreads> match,
      Deliveries deliveries,
      LocalState localState) {}

  /**
   * Creates a runner that is not started.
   *
   * @param kafka {@code bootstrap.servers} and the user's properties of Kafka Streams, which
   *     replace those chosen here
   */
  public static StreamsRunner of(
      RunConfig run, TopologyConfig config, RecognitionStages stages, Map<String, Object> kafka) {
    StageRange range = stages.range();
    FlowProgress progress = new FlowProgress(FlowWatch.topics(config.topics(), range));
    ProcessLinks links = ProcessLinks.of(stages, progress);
    Topology topology = RecognitionTopology.build(config, stages, links);
    StreamsConfig properties = new StreamsConfig(RunProperties.of(run, range, config, kafka));
    StageClients clients = new StageClients(run.guarantee());
    LocalState localState =
        new LocalState(run, properties.getString(StreamsConfig.APPLICATION_ID_CONFIG));
    Optional<MatchThreads> match =
        stages
            .match()
            .map(
                matching ->
                    new MatchThreads(
                        MatchThreads.reporter(run, config, properties, links),
                        FlowWatch.of(run, range, properties, progress)));
    return new StreamsRunner(
        new KafkaStreams(topology, properties, clients),
        new Parts(links, match, clients.deliveries(), localState),
        run.closeTimeout());
  }

  /** A record that Kafka refused for its size is not sent again, so its frames can be repeated. */
  private StreamThreadExceptionResponse failed(Throwable thrown) {
    if (StreamFailedException.rootOf(thrown) instanceof RecordTooLargeException) {
      LOG.warn("A thread starts again: {}", StreamFailedException.rootOf(thrown).getMessage());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure.compareAndSet(null, thrown);
    begun.countDown();
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(State now) {
    LOG.debug("Kafka Streams is {}", now);
    if (now == State.RUNNING) {
      wasRunning = true;
      begun.countDown();
    } else if (now == State.NOT_RUNNING || now == State.ERROR) {
      end();
    }
  }

  private void end() {
    begun.countDown();
    ended.countDown();
  }

  /**
   * Starts, and returns once the gallery is read, if the stages need it; records flow soon after.
   *
   * @throws StreamFailedException if a topic is missing or Kafka refuses
   * @throws UnsatisfiedLinkError if the store's native library cannot be loaded
   */
  public void start() {
    if (parts.match().isPresent()) {
      // Otherwise a stream thread would fail at it, and Kafka Streams report that in its own way.
      RocksDB.loadLibrary();
    }
    try {
      parts.localState().begin(streams::cleanUp);
      streams.start();
      parts.links().gallery().readThrough();
      parts.match().ifPresent(MatchThreads::start);
    } catch (StreamsException e) {
      throw new StreamFailedException(failure.get() == null ? e : failure.get());
    }
  }

  /**
   * Waits until partitions are assigned and records flow.
   *
   * @return whether they do
   * @throws StreamFailedException if the stages failed meanwhile
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean awaitRunning(Duration timeout) throws InterruptedException {
    boolean unused = begun.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    throwFailure();
    return wasRunning;
  }

  /**
   * Starts, says when records flow, and returns when the stages have ended because {@link #close}
   * was called.
   *
   * @param ready runs once partitions are assigned
   * @throws StreamFailedException if the stages failed
   * @throws InterruptedException if the thread is interrupted
   */
  public void run(Runnable ready) throws InterruptedException {
    try {
      start();
      begun.await();
      if (wasRunning) {
        ready.run();
      }
      ended.await();
      throwFailure();
    } finally {
      close();
    }
  }

  /** Returns the phase; any thread may call this. */
  public RunnerPhase phase() {
    if (failure.get() != null) {
      return RunnerPhase.FAILED;
    }
    return switch (streams.state()) {
      case RUNNING -> RunnerPhase.RUNNING;
      case CREATED, REBALANCING -> wasRunning ? RunnerPhase.REBALANCING : RunnerPhase.STARTING;
      case PENDING_SHUTDOWN, NOT_RUNNING -> RunnerPhase.ENDED;
      case PENDING_ERROR, ERROR -> RunnerPhase.FAILED;
    };
  }

  /**
   * Returns the gallery's model, if these stages have not loaded it; they continue with the
   * previous one.
   */
  public Optional<ModelId> missingModel() {
    return parts.links().gallery().missing();
  }

  /**
   * Returns how long the slowest stream thread has been working on its current record. A thread
   * that waits for Kafka does not work.
   */
  public Duration longestWork() {
    return parts.links().work().longest();
  }

  /**
   * Returns the time up to which the frames of all cameras have passed the match stage; nothing if
   * this process does not run it.
   */
  public Covered covered() {
    return parts.match().map(match -> match.watch().covered()).orElse(Covered.NOTHING);
  }

  /** Returns whether a broker is connected. */
  public boolean isConnected() {
    return ConsumerMetrics.isConnected(streams.metrics());
  }

  /**
   * Adds the meters of Kafka Streams and of its clients, under the names of Micrometer, e.g. {@code
   * kafka.consumer.fetch.manager.records.lag}. {@link #close} removes them.
   */
  public void bindTo(MeterRegistry registry) {
    meters.bindTo(registry);
  }

  /**
   * Returns if the stages have not failed so far.
   *
   * @throws StreamFailedException if they have
   */
  public void throwFailure() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new StreamFailedException(cause);
    }
  }

  /**
   * Ends cleanly, within the configured time: processed records are committed, the group is left so
   * that others take over immediately, detectors and models are closed. Idempotent.
   */
  @Override
  public void close() {
    parts.match().ifPresent(MatchThreads::close);
    boolean inTime =
        streams.close(
            CloseOptions.timeout(closeTimeout)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    if (!inTime) {
      LOG.warn("The stages did not end within {}; uncommitted work will be repeated", closeTimeout);
    } else if (failure.get() == null && parts.deliveries().loss().isEmpty()) {
      parts.localState().end();
    }
    meters.close();
    end();
  }
}
