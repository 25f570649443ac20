package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.alignment.PictureFaces;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.deployment.WatchedMetrics;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.RunnerPhase;
import dev.sightline.streams.runner.StreamFailedException;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner says of itself, with a broker. */
class StreamsRunnerHealthIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static BrokerProcess broker;

  @TempDir private Path state;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start();
    try (TopicAdmin admin =
        new TopicAdmin(KafkaClients.of(Map.of("bootstrap.servers", broker.bootstrapServers())))) {
      admin.create(TopicsConfig.defaults().specs(RecognitionDriver.CONFIG.frameMaxBytes()));
    }
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private StreamsRunner runner(String application, RecognitionStages stages) {
    RunConfig run =
        new RunConfig(
            application, 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofSeconds(20));
    return StreamsRunner.of(
        run,
        RecognitionDriver.CONFIG,
        stages,
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "consumer.auto.offset.reset",
            "earliest"));
  }

  @Test
  void shouldSayHowFarItIs() throws InterruptedException {
    // Given
    StreamsRunner runner = runner("phases", new FakeStages().of(StageRange.all()));

    // Then
    assertThat(runner.phase()).isEqualTo(RunnerPhase.STARTING);
    runner.start();
    assertThat(runner.awaitRunning(TIMEOUT)).isTrue();
    assertThat(runner.phase()).isEqualTo(RunnerPhase.RUNNING);
    runner.close();
    assertThat(runner.phase()).isEqualTo(RunnerPhase.ENDED);
  }

  @Test
  void shouldSayThatItHasFailed() {
    // Given
    TopologyConfig elsewhere =
        new TopologyConfig(Topics.withPrefix("nowhere."), 100_000, OverloadConfig.defaults());
    try (StreamsRunner runner =
        StreamsRunner.of(
            new RunConfig(
                "failure", 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofSeconds(20)),
            elsewhere,
            new FakeStages().of(new StageRange(Stage.DETECT, Stage.DETECT)),
            Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      // When
      runner.start();

      // Then
      await().atMost(TIMEOUT).until(() -> runner.phase() == RunnerPhase.FAILED);
      assertThatThrownBy(() -> runner.awaitRunning(TIMEOUT))
          .isInstanceOf(StreamFailedException.class);
    }
  }

  @Test
  void shouldShowThatAStageStandsStill() throws InterruptedException {
    // Given
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    RecognitionStages stages =
        RecognitionStages.none().withDetect(() -> blocking(entered, release));
    try (StreamsRunner runner = runner("standstill", stages)) {
      runner.start();
      assertThat(runner.awaitRunning(TIMEOUT)).isTrue();

      // When
      sendFrame();
      entered.await();

      // Then
      await()
          .atMost(TIMEOUT)
          .until(() -> runner.longestWork().compareTo(Duration.ofSeconds(2)) > 0);
      assertThat(runner.phase()).isEqualTo(RunnerPhase.RUNNING);
      release.countDown();
      await()
          .atMost(TIMEOUT)
          .until(() -> runner.longestWork().compareTo(Duration.ofSeconds(1)) <= 0);
    }
  }

  @Test
  void shouldShowThatTheBrokerIsAwayAndStayAlive() throws Exception {
    // Given
    TopologyConfig config = RecognitionDriver.CONFIG;
    RunConfig run =
        new RunConfig("away", 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofMillis(500));
    try (BrokerProcess own = BrokerProcess.start();
        Pipeline pipeline = Pipeline.on(own, "away.", config.frameMaxBytes());
        StreamsRunner runner = pipeline.runner(run, new FakeStages().of(StageRange.all()))) {
      runner.start();
      assertThat(runner.awaitRunning(TIMEOUT)).isTrue();
      await().atMost(TIMEOUT).until(runner::isConnected);

      // When
      own.kill();

      // Then
      await().atMost(TIMEOUT).until(() -> !runner.isConnected());
      assertThat(runner.phase()).isEqualTo(RunnerPhase.RUNNING);
      assertThat(runner.longestWork()).isEqualTo(Duration.ZERO);
    }
  }

  private static FrameDetector blocking(CountDownLatch entered, CountDownLatch release) {
    return new FrameDetector() {
      @Override
      public Outcome<PictureFaces> read(byte[] frame) {
        entered.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return Outcome.rejected(RejectionReason.FRAME_EMPTY, "not looked at");
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void shouldMeasureWhatDashboardAndAlertsAskOfKafka() throws InterruptedException {
    // Given
    try (StreamsRunner runner = runner("meters", new FakeStages().of(StageRange.all()))) {
      sendFrame();
      runner.start();
      assertThat(runner.awaitRunning(TIMEOUT)).isTrue();

      // When, Then: Kafka has a lag to measure once it has fetched
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(WatchedMetrics.in(scrape(runner)))
                      .containsAll(WatchedMetrics.ofKafka()));
    }
  }

  private static String scrape(StreamsRunner runner) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    runner.bindTo(registry);
    return registry.scrape();
  }

  private static void sendFrame() {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] camera = "door".getBytes(StandardCharsets.UTF_8);
      var unused =
          producer.send(
              new ProducerRecord<>(
                  RecognitionDriver.TOPICS.frames(), camera, FakeStages.frame("10 50")));
    }
  }
}
