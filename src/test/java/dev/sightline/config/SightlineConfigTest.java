package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.events.TopicsConfig;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.matching.MatchConfig;
import dev.sightline.streams.ProcessingGuarantee;
import dev.sightline.streams.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightlineConfigTest {

  @TempDir Path folder;

  @Test
  void shouldHaveEveryPackagesDefaults() {
    SightlineConfig config = load(Map.of(), Map.of());

    assertThat(config.frames()).isEqualTo(FrameConfig.defaults());
    assertThat(config.camera()).isEqualTo(CameraConfig.defaults());
    assertThat(config.detection()).isEqualTo(DetectionConfig.defaults());
    assertThat(config.embedding()).isEqualTo(EmbeddingConfig.defaults());
    assertThat(config.gallery()).isEqualTo(GalleryConfig.defaults());
    assertThat(config.enrolment()).isEqualTo(EnrolmentConfig.defaults());
    assertThat(config.matching()).isEqualTo(MatchConfig.defaults());
    assertThat(config.topics()).isEqualTo(TopicsConfig.defaults());
    assertThat(config.run()).isEqualTo(RunConfig.defaults());
  }

  @Test
  void shouldLetTheEnvironmentGoOverTheFileAndTheCommandLineOverBoth() throws IOException {
    Path file = folder.resolve("sightline.properties");
    Files.writeString(file, "match.fpir=0.1\nmatch.margin=0.1\nmatch.candidates=7\n");

    MatchConfig matching =
        SightlineConfig.load(
                Optional.of(file),
                Map.of(
                    "SIGHTLINE_MATCH_FPIR", "0.2", "SIGHTLINE_MATCH_MARGIN", "0.2", "PATH", "/bin"),
                Map.of("match.fpir", "0.3"))
            .matching();

    assertThat(matching.fpir()).isEqualTo(0.3);
    assertThat(matching.margin()).isEqualTo(0.2);
    assertThat(matching.candidates()).isEqualTo(7);
  }

  @Test
  void shouldNameTheNearestKeyOfAMisspeltOne() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> load(Map.of(), Map.of("match.fpri", "0.01")))
        .withMessage("there is no setting 'match.fpri' (command line); did you mean 'match.fpir'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          detect.min.face.px  | 3         | detect.min.face.px must be in [8, 4096], was 3.0 (command line)
          match.fpir          | 2         | match.fpir must be above 0 and below 1, was 2.0 (command line)
          run.threads         | many      | run.threads must be of type int, was 'many' (command line)
          run.close.timeout   | 20 s      | run.close.timeout must be an ISO 8601 duration such as PT1H, was '20 s' (command line)
          embed.engine        | tensor    | embed.engine must be one of [dl4j, onnxruntime], was 'tensor' (command line)
          camera.max.fps      | 0         | camera.max.fps must be in (0, 120], was 0.0 (command line)
          topics.partitions   | 0         | topics.partitions must be in [1, 10000], was 0 (command line)
          topics.frames       | a b       | topics.frames must have 1 to 249 letters, digits, dots, dashes and underscores, was 'a b' (command line)
          """)
  void shouldSayWhichValueIsWrongAndWhatIsAllowed(String key, String value, String message) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> load(Map.of(), Map.of(key, value)))
        .withMessage(message);
  }

  @Test
  void shouldSayWhichVariableIsWrong() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> load(Map.of("SIGHTLINE_MATCH_FPIR", "2"), Map.of()))
        .withMessageEndingWith("(SIGHTLINE_MATCH_FPIR)");
  }

  @Test
  void shouldPassKafkasOwnSettingsOn() {
    KafkaSettings kafka =
        load(
                Map.of(),
                Map.of(
                    "bootstrap.servers", "kafka:9093",
                    "kafka.security.protocol", "SSL",
                    "consumer.fetch.max.wait.ms", "5",
                    "streams.num.standby.replicas", "1"))
            .kafka();

    assertThat(kafka.producer())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("bootstrap.servers", "kafka:9093", "security.protocol", "SSL"));
    assertThat(kafka.consumer()).containsEntry("fetch.max.wait.ms", "5");
    assertThat(kafka.streams())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("consumer.fetch.max.wait.ms", "5")
        .containsEntry("num.standby.replicas", "1");
  }

  @Test
  void shouldTakeExactlyOnceByOneSetting() {
    assertThat(load(Map.of(), Map.of("processing.guarantee", "exactly_once_v2")).run().guarantee())
        .isEqualTo(ProcessingGuarantee.EXACTLY_ONCE_V2);
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    Path missing = folder.resolve("missing.properties");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SightlineConfig.load(Optional.of(missing), Map.of(), Map.of()))
        .withMessage("cannot read the configuration file " + missing);
  }

  private static SightlineConfig load(
      Map<String, String> environment, Map<String, String> overrides) {
    return SightlineConfig.load(Optional.empty(), environment, overrides);
  }
}
