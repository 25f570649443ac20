package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.encryption.EncryptionConfig;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.IndexType;
import dev.sightline.matching.MatchConfig;
import dev.sightline.monitoring.HealthConfig;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.topics.TopicsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightlineConfigTest {

  @Test
  void shouldHaveEachPackagesDefaults() {
    // When
    SightlineConfig config = with();

    // Then
    assertThat(config.frames()).isEqualTo(FrameConfig.defaults());
    assertThat(config.camera()).isEqualTo(CameraConfig.defaults());
    assertThat(config.detection()).isEqualTo(DetectionConfig.defaults());
    assertThat(config.embedding()).isEqualTo(EmbeddingConfig.defaults());
    assertThat(config.gallery()).isEqualTo(GalleryConfig.defaults());
    assertThat(config.encryption().config()).isEqualTo(EncryptionConfig.defaults());
    assertThat(config.enrolment()).isEqualTo(EnrolmentConfig.defaults());
    assertThat(config.matching()).isEqualTo(MatchConfig.defaults());
    assertThat(config.topics()).isEqualTo(TopicsConfig.defaults());
    assertThat(config.run()).isEqualTo(RunConfig.defaults());
    assertThat(config.health()).isEqualTo(HealthConfig.defaults());
  }

  @Test
  void shouldShowSettingsWithoutSecretsAndWithoutWhatGoesToKafka() {
    // When
    Map<String, String> shown =
        SightlineConfig.load(
                Optional.empty(),
                Map.of(),
                Map.of(
                    "match.fpir", "0.01",
                    "serve.tokens", "admin:" + "s".repeat(32),
                    "webhook.url", "https://hooks.example.com/s3cret",
                    "webhook.secret", "s".repeat(24),
                    "gallery.key.command", "echo s3cret",
                    "kafka.sasl.jaas.config", "password=s3cret"))
            .shownValues();

    // Then
    assertThat(shown)
        .containsEntry("match.fpir", "0.01")
        .containsEntry("match.candidates", "3")
        .containsEntry("serve.tokens", "(set)")
        .containsEntry("webhook.url", "(set)")
        .containsEntry("gallery.key.command", "(set)")
        .containsEntry("kafka.sasl.jaas.config", "(set)")
        .containsEntry("webhook.secret", "(set)")
        .doesNotContainKey("serve.oidc.client.secret");
    assertThat(shown.toString()).doesNotContain("s3cret", "ssss");
  }

  @Test
  void shouldSayWhereEachSettingComesFrom() {
    SightlineConfig config =
        SightlineConfig.load(
            Optional.empty(),
            Map.of("SIGHTLINE_MATCH_FPIR", "0.02", "SIGHTLINE_MATCH_CANDIDATES", "4"),
            Map.of("match.fpir", "0.01", "kafka.ssl.key.password", "s3cret"));

    assertThat(config.shown())
        .contains(
            new ShownSetting("match.fpir", "0.01", "command line"),
            new ShownSetting("match.candidates", "4", "SIGHTLINE_MATCH_CANDIDATES"),
            new ShownSetting("topics.audit", "sightline.audit", "default"),
            new ShownSetting("kafka.ssl.key.password", "(set)", "command line"));
  }

  /** Whatever is a secret by its name is one by its type. */
  @Test
  void shouldHideEverySettingThatIsASecretByItsName() {
    assertThat(SightlineConfig.definition().configKeys().values())
        .filteredOn(key -> key.name.matches(".*(secret|password|tokens|command)$"))
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(key -> key.type == org.apache.kafka.common.config.ConfigDef.Type.PASSWORD);
  }

  @Test
  void shouldSayWhatIsWrongWithAnIssuersSettings() {
    assertThatThrownBy(() -> withIssuer("serve.oidc.roles=viewer=a; boss=b"))
        .hasMessage(
            "serve.oidc.roles must give each of viewer, operator and admin once or not at all, as"
                + " in 'viewer=staff, guards; admin=security', found 'boss' (command line)");
    assertThatThrownBy(() -> withIssuer("serve.oidc.algorithms=RS256 HS256"))
        .hasMessageStartingWith("serve.oidc.algorithms must name some of ES256, ES384")
        .hasMessageEndingWith("was 'HS256 RS256' (command line)");
    assertThatThrownBy(() -> withIssuer("serve.oidc.client.id=sightline"))
        .hasMessage("serve.oidc.client.id needs serve.oidc.page (command line)");
    assertThatThrownBy(() -> withSignIn("serve.oidc.scopes=profile"))
        .hasMessage("serve.oidc.scopes must contain openid, was 'profile' (command line)");
    assertThatThrownBy(() -> withSignIn("serve.oidc.session.ms=1000"))
        .hasMessage("serve.oidc.session.ms must be in [60000, 86400000], was 1000 (command line)");
    assertThat(withSignIn("serve.oidc.client.secret=s3cret").toString()).doesNotContain("s3cret");
  }

  private static SightlineConfig withIssuer(String setting) {
    return with(
        "serve.oidc.issuer=https://login.example.com",
        "serve.oidc.audience=sightline-api",
        setting);
  }

  private static SightlineConfig withSignIn(String setting) {
    return with(
        "serve.oidc.issuer=https://login.example.com",
        "serve.oidc.client.id=sightline",
        "serve.oidc.page=https://sightline.example.com",
        setting);
  }

  @Test
  void shouldLetTheCommandLineWinOverTheEnvironmentAndThatOverTheFile(@TempDir Path folder)
      throws IOException {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("sightline.properties"),
            "match.fpir = 0.1\nmatch.margin=0.1\nmatch.candidates=7\n");

    // When
    MatchConfig matching =
        SightlineConfig.load(
                Optional.of(file),
                Map.of("SIGHTLINE_MATCH_FPIR", "0.2", "SIGHTLINE_MATCH_MARGIN", "0.2"),
                Map.of("match.fpir", "0.3"))
            .matching();

    // Then
    assertThat(matching.fpir()).isEqualTo(0.3);
    assertThat(matching.margin()).hasValue(0.2);
    assertThat(matching.candidates()).isEqualTo(7);
  }

  @Test
  void shouldReadEveryTypeOfValue() {
    // When
    SightlineConfig config =
        with(
            "frames.max.bytes=2000",
            "embed.mirror=true",
            "gallery.index=int8",
            "processing.guarantee=exactly_once_v2",
            "match.threshold=0.5",
            "detect.score.threshold=",
            "run.close.timeout.ms=1500",
            "run.state.dir=/var/lib/sightline",
            "topics.frames=cams");

    // Then
    assertThat(config.frames().maxBytes()).isEqualTo(2000);
    assertThat(config.embedding().mirror()).isTrue();
    assertThat(config.gallery().index()).isEqualTo(IndexType.INT8);
    assertThat(config.run().guarantee()).isEqualTo(ProcessingGuarantee.EXACTLY_ONCE_V2);
    assertThat(config.run().closeTimeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(config.run().stateDirectory()).isEqualTo(Path.of("/var/lib/sightline"));
    assertThat(config.matching().threshold()).hasValue(0.5);
    assertThat(config.detection().scoreThreshold()).isEmpty();
    assertThat(config.topology().topics().frames()).isEqualTo("cams");
    assertThat(config.topology().frameMaxBytes()).isEqualTo(2000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frames.max.width=1 | frames.max.width must be in [16, 16384], was 1 (command line)",
        "frames.max.height=x | frames.max.height must be a whole number of at most 32 bits, was 'x'"
            + " (command line)",
        "frames.max.bytes=5000000000 | frames.max.bytes must be a whole number of at most 32 bits,"
            + " was '5000000000' (command line)",
        "camera.max.fps=0 | camera.max.fps must be in (0, 120], was 0.0 (command line)",
        "camera.jpeg.quality=0 | camera.jpeg.quality must be in [1, 100], was 0 (command line)",
        "camera.real.time=yes | camera.real.time must be true or false, was 'yes' (command line)",
        "camera.timeout.ms=1 | camera.timeout.ms must be at least 100, was 1 (command line)",
        "camera.reconnect.max.ms=1 | camera.reconnect.max.ms must be at least 100, was 1 (command"
            + " line)",
        "camera.allow.hosts=a http://b:80 | camera.allow.hosts must hold names or addresses of"
            + " hosts without scheme and port, has 'http://b:80' (command line)",
        "serve.oidc.issuer=http://login.example.com | serve.oidc.issuer must be an https address"
            + " without a query (http on the loopback address), was http://login.example.com"
            + " (command line)",
        "serve.oidc.issuer=https://login.example.com | serve.oidc.issuer needs serve.oidc.audience,"
            + " for bearer tokens, or serve.oidc.client.id, for people who sign in, or both"
            + " (command line)",
        "serve.oidc.client.id=sightline | serve.oidc.client.id needs serve.oidc.issuer (command"
            + " line)",
        "detect.model=haar | detect.model must be blazeface or the path of an .onnx file, was"
            + " 'haar' (command line)",
        "detect.min.face.px=2 | detect.min.face.px must be in [8, 4096], was 2.0 (command line)",
        "detect.score.threshold=1 | detect.score.threshold must be in (0, 1), was 1.0 (command"
            + " line)",
        "detect.nms.iou=0 | detect.nms.iou must be in (0, 1), was 0.0 (command line)",
        "detect.max.faces=0 | detect.max.faces must be in [1, 1000], was 0 (command line)",
        "embed.mirror=2 | embed.mirror must be true or false, was '2' (command line)",
        "embed.engine=torch | embed.engine must be one of dl4j, onnxruntime, was 'torch' (command"
            + " line)",
        "gallery.index=hnsw | gallery.index must be one of float32, int8, was 'hnsw' (command"
            + " line)",
        "gallery.templates.per.person=0 | gallery.templates.per.person must be at least 1, was 0"
            + " (command line)",
        "gallery.key.commnd=x | there is no setting 'gallery.key.commnd' (command line); did you"
            + " mean 'gallery.key.command'?",
        "enroll.min.face.px=0 | enroll.min.face.px must be at least 1, was 0.0 (command line)",
        "enroll.min.sharpness=-1 | enroll.min.sharpness must not be negative, was -1.0 (command"
            + " line)",
        "enroll.min.brightness=255 | enroll.min.brightness must be in [0, 255), was 255.0 (command"
            + " line)",
        "enroll.max.brightness=256 | enroll.max.brightness must be above enroll.min.brightness and"
            + " at most 255, was 256.0 (command line)",
        "enroll.max.yaw.degrees=91 | enroll.max.yaw.degrees must be in (0, 90], was 91.0 (command"
            + " line)",
        "enroll.max.other.face.share=0 | enroll.max.other.face.share must be in (0, 1], was 0.0"
            + " (command line)",
        "enroll.near.duplicate.similarity=2 | enroll.near.duplicate.similarity must be in [-1, 1],"
            + " was 2.0 (command line)",
        "match.threshold=2 | match.threshold must be in [-1.0, 1.0], was 2.0 (command line)",
        "match.fpir=2 | match.fpir must be above 0 and below 1, was 2.0 (command line)",
        "match.margin=-1 | match.margin must be in [0.0, 2.0], was -1.0 (command line)",
        "match.candidates=0 | match.candidates must be at least 1, was 0 (command line)",
        "match.collections=door=staff | match.collections must have an entry *=… for all other"
            + " cameras, was 'door=staff' (command line)",
        "topics.frames=a b | topics.frames must have 1 to 249 letters, digits, dots, dashes and"
            + " underscores, was 'a b' (command line)",
        "topics.partitions=0 | topics.partitions must be in [1, 10000], was 0 (command line)",
        "topics.replication.factor=0 | topics.replication.factor must be -1 or in [1, 32767], was 0"
            + " (command line)",
        "topics.frames.retention.ms=9 | topics.frames.retention.ms must be at least 60000, was 9"
            + " (command line)",
        "run.threads=0 | run.threads must be in [1, 256], was 0 (command line)",
        "run.close.timeout.ms=0 | run.close.timeout.ms must be positive, was 0 (command line)",
        "health.port=70000 | health.port must be in [0, 65535], was 70000 (command line)",
        "health.stalled.after.ms=0 | health.stalled.after.ms must be positive, was 0 (command"
            + " line)",
        "processing.guarantee=twice | processing.guarantee must be one of at_least_once,"
            + " exactly_once_v2, was 'twice' (command line)",
      })
  void shouldSayWhatIsWrongWithAValueAndWhereItStands(String setting, String message) {
    assertThatThrownBy(() -> with(setting)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  @Test
  void shouldNameTheSourceOfABadValue(@TempDir Path folder) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("s.properties"), "match.fpir=2");

    // When, Then
    assertThatThrownBy(() -> SightlineConfig.load(Optional.of(file), Map.of(), Map.of()))
        .hasMessage("match.fpir must be above 0 and below 1, was 2.0 (%s)", file);
    assertThatThrownBy(() -> fromEnvironment(Map.of("SIGHTLINE_RUN_THREADS", "x")))
        .hasMessageEndingWith("was 'x' (SIGHTLINE_RUN_THREADS)");
  }

  @Test
  void shouldReadAFileAsAnEditorOfWindowsWritesIt(@TempDir Path folder) throws IOException {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("s.properties"), "\uFEFFmatch.fpir=0.5 \r\nembed.mirror=false\t\r\n");

    // When
    SightlineConfig config = SightlineConfig.load(Optional.of(file), Map.of(), Map.of());

    // Then
    assertThat(config.matching().fpir()).isEqualTo(0.5);
    assertThat(config.embedding().mirror()).isFalse();
  }

  @Test
  void shouldNameTheNearestKeyToAnUnknownOne() {
    assertThatThrownBy(() -> with("match.fpr=0.1"))
        .hasMessage("there is no setting 'match.fpr' (command line); did you mean 'match.fpir'?");
    assertThatThrownBy(() -> with("zzz=1")).hasMessage("there is no setting 'zzz' (command line)");
    assertThatThrownBy(() -> fromEnvironment(Map.of("SIGHTLINE_RUN_THREAD", "1")))
        .hasMessage(
            "there is no setting 'run.thread' (SIGHTLINE_RUN_THREAD); did you mean 'run.threads'?");
  }

  @Test
  void shouldLeaveTheLaunchersAndKubernetesVariablesAlone() {
    // Given
    Map<String, String> environment =
        Map.of(
            "SIGHTLINE_HEAP", "2g",
            "SIGHTLINE_SERVE_SERVICE_HOST", "10.0.0.1",
            "SIGHTLINE_SERVE_SERVICE_PORT_HTTP", "8080",
            "SIGHTLINE_SERVE_PORT", "tcp://10.0.0.1:8080",
            "SIGHTLINE_SERVE_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "SIGHTLINE_SERVE_PORT_8080_TCP_PORT", "8080",
            "PATH", "/bin");

    // When, Then
    assertThat(fromEnvironment(environment).run()).isEqualTo(RunConfig.defaults());
  }

  @Test
  void shouldTakePortsFromTheEnvironment() {
    // When
    SightlineConfig config =
        fromEnvironment(Map.of("SIGHTLINE_HEALTH_PORT", "0", "SIGHTLINE_SERVE_PORT", "9090"));

    // Then
    assertThat(config.health().port()).isZero();
    assertThat(config.serve().port()).isEqualTo(9090);
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    assertThatThrownBy(
            () ->
                SightlineConfig.load(
                    Optional.of(Path.of("no-such.properties")), Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("cannot read the properties file no-such.properties");
  }

  @Test
  void shouldPassKafkasOwnSettingsThrough() {
    // When
    SightlineConfig config =
        with(
            "bootstrap.servers=kafka:9092",
            "kafka.security.protocol=SSL",
            "producer.linger.ms=3",
            "consumer.session.timeout.ms=6000",
            "main.consumer.max.poll.records=5",
            "admin.retries=1",
            "streams.max.task.idle.ms=7");

    // Then
    assertThat(config.kafka().producer())
        .containsOnly(
            Map.entry("bootstrap.servers", "kafka:9092"),
            Map.entry("security.protocol", "SSL"),
            Map.entry("linger.ms", "3"));
    assertThat(config.kafka().consumer())
        .containsEntry("session.timeout.ms", "6000")
        .doesNotContainKey("max.poll.records");
    assertThat(config.kafka().admin()).containsEntry("retries", "1");
    assertThat(config.kafka().streams())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("max.task.idle.ms", "7")
        .containsEntry("producer.linger.ms", "3")
        .containsEntry("main.consumer.max.poll.records", "5");
  }

  @Test
  void shouldDocumentEveryKey() throws IOException {
    // Given
    Path page = Path.of("src", "site", "markdown", "configuration.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, ConfigReference.markdown());
    }

    // When, Then
    assertThat(ConfigReference.markdown()).isEqualTo(Files.readString(page));
    for (String key : new TreeSet<>(SightlineConfig.definition().names())) {
      assertThat(ConfigReference.markdown()).contains("| `" + key + "` |");
    }
  }

  private static SightlineConfig with(String... settings) {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      overrides.put(parts[0], parts[1]);
    }
    return SightlineConfig.load(Optional.empty(), Map.of(), overrides);
  }

  private static SightlineConfig fromEnvironment(Map<String, String> variables) {
    return SightlineConfig.load(Optional.empty(), variables, Map.of());
  }
}
