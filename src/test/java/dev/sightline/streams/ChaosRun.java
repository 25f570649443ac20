package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static dev.sightline.streams.FakeStages.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.streams.RunnerProcess.Settings;
import dev.sightline.streams.runner.ProcessingGuarantee;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A pipeline of real processes before a film, and what comes out of it. */
final class ChaosRun implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  /** The controller notices early that a broker was killed, and the group that a stage was. */
  static final Map<String, String> BROKER =
      Map.of(
          "broker.session.timeout.ms", "4000",
          "broker.heartbeat.interval.ms", "500",
          "group.min.session.timeout.ms", "4000");

  private static final Map<String, String> CLIENT =
      Map.of("consumer.session.timeout.ms", "4000", "consumer.heartbeat.interval.ms", "500");

  private final Pipeline pipeline;
  private final List<Settings> settings;
  private final List<RunnerProcess> processes = new ArrayList<>();
  private final KafkaConsumer<byte[], byte[]> output;
  private final List<String> matches = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final ChaosFilm film;

  /** A run in which nothing fails. */
  private final RecognitionDriver clean =
      new RecognitionDriver(new FakeStages().of(StageRange.all()));

  private final List<String> cleanMatches = new ArrayList<>();
  private final List<String> cleanEvents = new ArrayList<>();
  private int takes;

  private ChaosRun(Pipeline pipeline, List<Settings> settings, ChaosFilm film) {
    this.pipeline = pipeline;
    this.settings = settings;
    this.film = film;
    clean.enroll(template("Ada", 10));
    Map<String, Object> reader = new HashMap<>(pipeline.client());
    reader.put("isolation.level", "read_committed");
    reader.put("auto.offset.reset", "earliest");
    this.output =
        new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Starts a process for each range of stages, with state in folders of their own. */
  static ChaosRun start(BrokerProcess broker, String prefix, List<Settings> settings)
      throws IOException {
    Pipeline pipeline = Pipeline.on(broker, prefix, 100_000);
    pipeline.enroll(template("Ada", 10));
    // Long enough ago that no frame of the film is ahead of the clock.
    ChaosFilm film = new ChaosFilm(Instant.now().minus(Duration.ofMinutes(25)));
    ChaosRun run = new ChaosRun(pipeline, settings, film);
    for (Settings process : settings) {
      run.processes.add(RunnerProcess.launch(pipeline, process));
    }
    run.follow();
    return run;
  }

  static Settings settings(
      StageRange stages, ProcessingGuarantee guarantee, Path folder, Map<String, String> more) {
    Map<String, String> kafka = new HashMap<>(CLIENT);
    kafka.putAll(more);
    return new Settings(stages, guarantee, folder.resolve(stages.toString()), kafka);
  }

  private void follow() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic :
        List.of(
            pipeline.config().topics().matches(), pipeline.config().topics().identityEvents())) {
      for (PartitionInfo partition : output.partitionsFor(topic)) {
        partitions.add(new TopicPartition(topic, partition.partition()));
      }
    }
    output.assign(partitions);
    output.seekToBeginning(partitions);
  }

  /** Sends the next take, and returns when Kafka has it. */
  void sendTake() {
    film.take(takes)
        .forEach(
            shot -> {
              pipeline.send(shot.camera(), frame(shot.text()), shot.capturedAt());
              clean.frame(shot.camera(), shot.text(), shot.capturedAt());
            });
    pipeline.flush();
    takes++;
    clean.matches().forEach(record -> cleanMatches.add(ChaosFilm.face(record.value())));
    clean.events().forEach(record -> cleanEvents.add(ChaosFilm.event(record.value())));
  }

  int processes() {
    return processes.size();
  }

  void kill(int process) throws InterruptedException {
    processes.get(process).kill();
  }

  /** Starts again the processes that have ended, as Kubernetes does. */
  void restartEnded() throws IOException {
    for (int i = 0; i < processes.size(); i++) {
      if (!processes.get(i).isAlive()) {
        processes.set(i, RunnerProcess.launch(pipeline, settings.get(i)));
      }
    }
  }

  /** Returns when everything sent so far is decided and every visit of it has ended. */
  void awaitAll() {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> {
              restartEnded();
              poll();
              assertThat(matches).hasSizeGreaterThanOrEqualTo(cleanMatches.size());
              assertThat(events).containsAll(cleanEvents);
            });
  }

  private void poll() {
    output
        .poll(Duration.ofMillis(200))
        .forEach(
            record -> {
              if (record.topic().equals(pipeline.config().topics().matches())) {
                matches.add(ChaosFilm.face(record.value()));
              } else {
                events.add(ChaosFilm.event(record.value()));
              }
            });
  }

  void assertEachOnce() {
    poll();
    assertThat(matches).containsExactlyInAnyOrderElementsOf(cleanMatches);
    assertThat(events).containsExactlyInAnyOrderElementsOf(cleanEvents);
    assertThat(pipeline.deadLetters(0)).isEmpty();
  }

  void assertNoneLost() {
    poll();
    assertThat(List.copyOf(new TreeSet<>(matches)))
        .containsExactlyInAnyOrderElementsOf(cleanMatches);
    assertThat(List.copyOf(new TreeSet<>(events))).containsExactlyInAnyOrderElementsOf(cleanEvents);
  }

  /** What came out, for the report. */
  String summary() {
    return takes * ChaosFilm.FRAMES_PER_TAKE
        + " frames, "
        + matches.size()
        + " decisions, "
        + events.size()
        + " events";
  }

  @Override
  public void close() {
    processes.forEach(RunnerProcess::close);
    clean.close();
    output.close();
    pipeline.close();
  }
}
