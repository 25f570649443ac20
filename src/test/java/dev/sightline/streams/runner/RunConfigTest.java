package dev.sightline.streams.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.streams.RecognitionDriver;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class RunConfigTest {
  private static final Path STATE = Path.of("state");

  @Test
  void shouldNameTheGroupAfterTheStages() {
    // When
    Map<String, Object> properties =
        RunProperties.of(
            RunConfig.defaults(),
            new StageRange(Stage.EMBED, Stage.MATCH),
            RecognitionDriver.CONFIG,
            Map.of());

    // Then
    assertThat(properties)
        .containsEntry("application.id", "sightline-embed-match")
        .containsEntry("ensure.explicit.internal.resource.naming", true)
        .containsEntry("producer.linger.ms", 0);
  }

  @Test
  void shouldLetTheUsersPropertiesWin() {
    // Given
    Map<String, Object> users =
        Map.of(
            "bootstrap.servers", "kafka:9092",
            "consumer.session.timeout.ms", "6000",
            "main.consumer.max.poll.records", "5",
            "producer.compression.type", "lz4");

    // When
    StreamsConfig config =
        new StreamsConfig(
            RunProperties.of(
                RunConfig.defaults(), StageRange.all(), RecognitionDriver.CONFIG, users));

    // Then
    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry("session.timeout.ms", "6000")
        .containsEntry("max.poll.records", "5");
    assertThat(config.getProducerConfigs("client")).containsEntry("compression.type", "lz4");
  }

  @Test
  void shouldCommitAsOftenAsKafkaDoesExactlyOnce() {
    // Given
    RunConfig exactlyOnce =
        new RunConfig("a", 1, ProcessingGuarantee.EXACTLY_ONCE_V2, STATE, Duration.ofSeconds(1));

    // When
    Map<String, Object> properties =
        RunProperties.of(exactlyOnce, StageRange.all(), RecognitionDriver.CONFIG, Map.of());

    // Then
    assertThat(properties)
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .doesNotContainKey("commit.interval.ms");
  }

  @Test
  void shouldSayWhichKeyIsWrong() {
    assertThatThrownBy(() -> config("a b", 1, Duration.ofSeconds(1)))
        .hasMessageStartingWith("run.application.id must have")
        .hasMessageEndingWith("was 'a b'");
    assertThatThrownBy(() -> config("a", 0, Duration.ofSeconds(1)))
        .hasMessage("run.threads must be in [1, 256], was 0");
    assertThatThrownBy(() -> config("a", 1, Duration.ZERO))
        .hasMessage("run.close.timeout.ms must be positive, was 0");
  }

  private static RunConfig config(String applicationId, int threads, Duration closeTimeout) {
    return new RunConfig(
        applicationId, threads, ProcessingGuarantee.AT_LEAST_ONCE, STATE, closeTimeout);
  }
}
