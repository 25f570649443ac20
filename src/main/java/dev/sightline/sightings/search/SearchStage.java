package dev.sightline.sightings.search;

import static java.util.Objects.requireNonNull;

import dev.sightline.events.DataKeys;
import dev.sightline.lifecycle.Resources;
import dev.sightline.streams.runner.RunConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An instance of the search stage. It has a consumer group of its own beside that of the stages
 * that recognise, so neither waits for the other.
 */
public final class SearchStage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchStage.class);
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(30);

  private final Settings settings;
  private final SearchServer server;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics meters;
  private final LocalPartitions here;
  private final FanOut fanOut;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile Optional<Timer> timer = Optional.empty();

  /**
   * The settings of an instance.
   *
   * @param topic the topic of sightings
   * @param retention how long sightings are kept
   * @param kafka {@code bootstrap.servers} and the user's properties of Kafka Streams
   * @param keys opens the keys of persons and days
   */
  public record Settings(
      SearchConfig search,
      RunConfig run,
      String topic,
      Duration retention,
      Map<String, Object> kafka,
      Supplier<DataKeys> keys) {

    public Settings {
      requireNonNull(search, "search");
      requireNonNull(run, "run");
      requireNonNull(topic, "topic");
      requireNonNull(retention, "retention");
      kafka = Map.copyOf(kafka);
      requireNonNull(keys, "keys");
    }
  }

  /**
   * Starts an instance; it answers for a partition as soon as its sightings are read.
   *
   * @param clock says which sightings are older than the retention
   * @throws RuntimeException if the topic is missing or the address cannot be used
   */
  public static SearchStage start(Settings settings, InstantSource clock) {
    return Resources.open(resources -> new SearchStage(settings, clock, resources));
  }

  private SearchStage(Settings settings, InstantSource clock, Resources resources) {
    this.settings = settings;
    int partitions = partitions(settings);
    this.server = resources.add(SearchServer.listen(settings.search()));
    String host = settings.search().endpoint().advertised();
    SightingStore.Contents contents =
        new SightingStore.Contents(settings.keys(), settings.retention(), clock);
    this.streams =
        new KafkaStreams(
            SearchTopology.build(settings.topic(), () -> new SightingStore(contents)),
            new StreamsConfig(properties(settings, host + ":" + server.port())));
    resources.add(streams);
    this.meters = new KafkaStreamsMetrics(streams);
    this.here = new LocalPartitions(streams, partitions);
    this.fanOut =
        new FanOut(
            streams,
            new SearchClient(settings.search()),
            new FanOut.Self(address(), partitions, here::answer));
    streams.setUncaughtExceptionHandler(this::failed);
    streams.setStateListener((now, before) -> changed(now));
    streams.start();
    server.answerWith(this::answer);
  }

  private String scheme() {
    return settings.search().tls().isPresent() ? "https://" : "http://";
  }

  private static int partitions(Settings settings) {
    try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
      return admin
          .describeTopics(List.of(settings.topic()))
          .allTopicNames()
          .get(KAFKA_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .get(settings.topic())
          .partitions()
          .size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked for partitions", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "topic %s cannot be read (%s); 'sightline topics create' creates it",
              settings.topic(),
              e.getMessage()),
          e);
    }
  }

  static Map<String, Object> properties(Settings settings, String server) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000);
    properties.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, Duration.ofDays(7).toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    properties.putAll(settings.kafka());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.run().applicationId() + "-search");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.run().stateDirectory().toString());
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    return properties;
  }

  private StreamThreadExceptionResponse failed(Throwable thrown) {
    failure.compareAndSet(null, thrown);
    LOG.error("The search stage ends", thrown);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(KafkaStreams.State now) {
    if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
      ended.countDown();
    }
  }

  /** Answers for the partitions of a question, or for all, whichever instance has them. */
  SearchAnswer answer(SearchRequest request) {
    long start = System.nanoTime();
    SearchAnswer answer =
        request.scope() == null ? fanOut.ask(request) : here.answer(request, request.scope());
    timer.ifPresent(all -> all.record(Duration.ofNanos(System.nanoTime() - start)));
    return answer;
  }

  /** Returns the number of sightings of the partitions that this instance answers for. */
  public long sightings() {
    return here.sightings();
  }

  /** Returns the address that other instances and the page can ask. */
  public URI address() {
    return URI.create(scheme() + settings.search().endpoint().advertised() + ":" + server.port());
  }

  /** Returns whether the instance has its partitions and answers for them. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Returns why the instance ended; empty if it has not, or was asked to. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Adds the meters of the stage and of Kafka Streams. */
  public void bindTo(MeterRegistry registry) {
    meters.bindTo(registry);
    Gauge.builder("sightline.search.sightings", this, SearchStage::sightings).register(registry);
    timer =
        Optional.of(
            Timer.builder("sightline.search").publishPercentileHistogram().register(registry));
  }

  /** Returns when the stage has ended, because it was closed or failed. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Commits, leaves the group and closes the files. Idempotent. */
  @Override
  public void close() {
    server.close();
    boolean inTime =
        streams.close(
            CloseOptions.timeout(settings.run().closeTimeout())
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    if (!inTime) {
      LOG.warn("The search stage did not end within {}", settings.run().closeTimeout());
    }
    meters.close();
    ended.countDown();
  }
}
