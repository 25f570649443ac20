package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.agent.Agent;
import dev.sightline.app.AgentAssembly;
import dev.sightline.app.CameraAssembly;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.audit.AuditLog;
import dev.sightline.audit.ProgramStart;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cameras.CameraCodec;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.config.SightlineConfig;
import dev.sightline.deployment.KafkaPrincipals;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ProgramSettings;
import dev.sightline.frames.source.TestVideo;
import dev.sightline.gallery.Template;
import dev.sightline.sightings.search.SearchConfig;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.RunnerPhase;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.MatcherWatch;
import dev.sightline.topics.ProgramSettingsLog;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicLog;
import dev.sightline.topics.TopicsConfig;
import dev.sightline.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stages and an agent, each with no more rights than the production overlay gives it, on a
 * broker that asks who is there and turns away what is not allowed, over SASL_SSL. Exactly once, as
 * in that overlay.
 */
class LeastPrivilegeIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final String ADMIN = "admin";
  private static final String PASSWORD = "secret";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\"";

  @TempDir private static Path folder;

  private static Certificate certificate;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() throws Exception {
    certificate = Certificate.selfSigned(folder);
    broker = BrokerProcess.start(folder.resolve("broker"), strict());
    try (TopicAdmin topics = new TopicAdmin(KafkaClients.of(as(ADMIN)));
        Admin admin = Admin.create(as(ADMIN))) {
      topics.create(TopicsConfig.defaults().specs(RecognitionDriver.CONFIG.frameMaxBytes()));
      admin.createAcls(KafkaPrincipals.acls()).all().get();
      awaitRules(admin);
    }
  }

  /** The controller has the rules at once, the broker a moment later. */
  private static void awaitRules(Admin admin) {
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                admin
                    .describeAcls(AclBindingFilter.ANY)
                    .values()
                    .get()
                    .containsAll(KafkaPrincipals.acls()));
  }

  /** Clients log in with a password, and may do nothing that no rule allows. */
  private static Map<String, String> strict() {
    String passwords =
        KafkaPrincipals.names().stream()
            .map(user -> " user_" + user + "=\"" + PASSWORD + "\"")
            .collect(Collectors.joining());
    Map<String, String> settings = new HashMap<>(certificate.brokerSettings());
    settings.putAll(
        Map.of(
            "listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.plaintext.plain.sasl.jaas.config",
                String.format(Locale.ROOT, LOGIN, ADMIN, PASSWORD)
                    + " user_"
                    + ADMIN
                    + "=\""
                    + PASSWORD
                    + "\""
                    + passwords
                    + ";",
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users", "User:" + ADMIN + ";User:ANONYMOUS"));
    return settings;
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Map<String, Object> as(String user) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    properties.put("security.protocol", "SASL_SSL");
    properties.putAll(certificate.clientSettings());
    properties.put("sasl.mechanism", "PLAIN");
    properties.put("sasl.jaas.config", String.format(Locale.ROOT, LOGIN, user, PASSWORD) + ";");
    return properties;
  }

  @Test
  void shouldCarryAFrameFromItsCameraToItsEvent() {
    // Given
    Template ada = FakeStages.template("ada", 10);
    send(
        "sightline-gallery",
        RecognitionDriver.TOPICS.gallery(),
        ada.id().toString(),
        FakeStages.value(ada));
    List<StreamsRunner> runners = new ArrayList<>();
    for (Stage stage : StageRange.all().stages()) {
      writeDownTheStart("sightline-" + stage.code());
      StreamsRunner runner = runner(stage);
      runners.add(runner);
      runner.start();
    }

    // When
    send("sightline-camera", RecognitionDriver.TOPICS.frames(), "door", FakeStages.frame("10"));

    // Then
    try (KafkaConsumer<byte[], byte[]> events = committedMatches()) {
      List<String> found = new ArrayList<>();
      await()
          .atMost(TIMEOUT)
          .until(
              () -> {
                events.poll(Duration.ofMillis(200)).forEach(e -> found.add(text(e.value())));
                return !found.isEmpty();
              });
      assertThat(found).singleElement().asString().contains("\"person\":\"ada\"");
    }
    try (MatcherWatch watch =
        new MatcherWatch(
            KafkaClients.of(as("sightline-gallery")), RecognitionDriver.TOPICS.matchers())) {
      assertThat(watch.await(1, TIMEOUT).applied()).isEqualTo(1);
    }
    runners.forEach(StreamsRunner::close);
    assertThat(runners).map(StreamsRunner::phase).containsOnly(RunnerPhase.ENDED);
  }

  @Test
  void shouldSearchPastVisits() {
    // Given
    RunConfig config =
        new RunConfig(
            "sightline",
            1,
            ProcessingGuarantee.AT_LEAST_ONCE,
            folder.resolve("search"),
            Duration.ofSeconds(20));
    SearchStage.Settings settings =
        new SearchStage.Settings(
            anyPort(),
            config,
            RecognitionDriver.TOPICS.sightings(),
            Duration.ofDays(30),
            as("sightline-search"),
            DataKeys::none);

    // When
    try (SearchStage search = SearchStage.start(settings, InstantSource.system())) {
      // Then
      await().atMost(TIMEOUT).until(search::isRunning);
      assertThat(search.failure()).isEmpty();
    }
  }

  private static SearchConfig anyPort() {
    SearchConfig usual = SearchConfig.defaults();
    return new SearchConfig(
        new SearchConfig.Endpoint(usual.endpoint().host(), 0, Optional.empty()),
        usual.secret(),
        usual.tls(),
        usual.url(),
        usual.rules());
  }

  private static void writeDownTheStart(String user) {
    try (ProgramSettingsLog settings =
            new ProgramSettingsLog(KafkaClients.of(as(user)), RecognitionDriver.TOPICS.settings());
        AuditLog audit =
            new AuditLog(KafkaClients.of(as(user)), RecognitionDriver.TOPICS.audit())) {
      new ProgramStart(settings, audit, user, InstantSource.system())
          .write(
              user,
              new ProgramSettings("model", Map.of("run.threads", "1")),
              new ProgramSettings(null, Map.of()));
    }
  }

  private static StreamsRunner runner(Stage stage) {
    Map<String, Object> properties = as("sightline-" + stage.code());
    properties.put("consumer.auto.offset.reset", "earliest");
    return StreamsRunner.of(
        new RunConfig(
            "sightline",
            1,
            ProcessingGuarantee.EXACTLY_ONCE_V2,
            folder.resolve("state"),
            Duration.ofSeconds(20)),
        RecognitionDriver.CONFIG,
        stage == Stage.MATCH
            ? new FakeStages().linking(new StageRange(stage, stage))
            : new FakeStages().of(new StageRange(stage, stage)),
        properties);
  }

  private static void send(String user, String topic, String key, byte[] value) {
    try (var producer =
        new KafkaProducer<>(as(user), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    } catch (ExecutionException e) {
      throw new AssertionError(user + " cannot write to " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static KafkaConsumer<byte[], byte[]> committedMatches() {
    Map<String, Object> properties = as(ADMIN);
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    String topic = RecognitionDriver.TOPICS.matches();
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    return consumer;
  }

  @Test
  void shouldPublishTheCamerasThatAreImported() throws Exception {
    // Given
    Path film = TestVideo.write(folder.resolve("film.mp4"), 40, 4);
    String cameras = String.format(Locale.ROOT, "[{\"id\":\"lobby\",\"source\":\"%s\"}]", film);
    try (CameraEditor editor = CameraAssembly.editor(config("sightline-cameras"), "test")) {
      assertThat(editor.importAll(CameraCodec.readFile(cameras), false).changed()).isEqualTo(1);
    }
    SightlineConfig config = config("sightline-agent");

    // When
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ProcessMonitor monitor = ProcessMonitor.open(config);
        AgentAssembly assembly = AgentAssembly.open(config, Tracing.none(), monitor)) {
      var running = thread.submit(() -> publish(assembly.agent()));

      // Then
      await().atMost(TIMEOUT).until(() -> isUp("lobby"));
      assembly.agent().close();
      running.get();
      assertThat(assembly.agent().totals().sent()).isPositive();
    } finally {
      thread.shutdown();
    }
    assertThatThrownBy(
            () -> send("sightline-agent", RecognitionDriver.TOPICS.cameras(), "lobby", new byte[1]))
        .hasCauseInstanceOf(AuthorizationException.class);
  }

  private static Void publish(Agent agent) throws InterruptedException {
    agent.run(reason -> {});
    return null;
  }

  private static SightlineConfig config(String user) {
    Map<String, String> settings = new HashMap<>();
    as(user).forEach((key, value) -> settings.put("kafka." + key, value.toString()));
    settings.put("bootstrap.servers", settings.remove("kafka.bootstrap.servers"));
    settings.put("health.port", "0");
    return SightlineConfig.load(Optional.empty(), Map.of(), settings);
  }

  private static boolean isUp(String camera) {
    List<String> statuses = new ArrayList<>();
    try (TopicLog log =
        new TopicLog(
            KafkaClients.of(as("sightline-serve")), RecognitionDriver.TOPICS.cameraStatus())) {
      log.readToEnd(
          record -> {
            if (text(record.key()).equals(camera)) {
              statuses.add(text(record.value()));
            }
          });
    }
    return statuses.stream().anyMatch(status -> status.contains("\"up\""));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void shouldKeepTheGalleryFromCamerasAndDetectors() {
    for (String user : List.of("sightline-camera", "sightline-detect", "sightline-embed")) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(as(user), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer.assign(List.of(new TopicPartition(RecognitionDriver.TOPICS.gallery(), 0)));
        assertThatThrownBy(() -> consumer.position(consumer.assignment().iterator().next()))
            .as(user)
            .satisfies(e -> assertThat(e).isInstanceOf(AuthorizationException.class));
      }
    }
  }
}
