package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsConfigTest {

  @Test
  void shouldMakeTheTopicsOfTheDesign() {
    // Given
    List<TopicSpec> specs = TopicsConfig.defaults().specs(4 << 20);

    // When
    Map<String, TopicSpec> byName =
        specs.stream().collect(Collectors.toMap(TopicSpec::name, Function.identity()));

    // Then
    assertThat(specs)
        .extracting(TopicSpec::name)
        .containsExactly(
            "sightline.frames",
            "sightline.faces",
            "sightline.embeddings",
            "sightline.gallery",
            "sightline.keys",
            "sightline.matchers",
            "sightline.matches",
            "sightline.identity-events",
            "sightline.sightings",
            "sightline.visits",
            "sightline.links",
            "sightline.camera-status",
            "sightline.operations",
            "sightline.audit",
            "sightline.settings",
            "sightline.cameras",
            "sightline.dead-letters");
    assertThat(byName.get("sightline.gallery").partitions()).isEqualTo(1);
    assertThat(byName.get("sightline.gallery").settings())
        .containsEntry("cleanup.policy", "compact");
    assertThat(byName.get("sightline.cameras").partitions()).isEqualTo(64);
    assertThat(byName.get("sightline.frames").partitions()).isEqualTo(4);
    assertThat(byName.get("sightline.frames").settings())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "3600000")
        .containsEntry("segment.ms", "900000")
        .containsEntry("max.message.bytes", "8388608");
    assertThat(byName.get("sightline.sightings").partitions()).isEqualTo(4);
    assertThat(byName.get("sightline.sightings").settings())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", "2592000000")
        .containsEntry("delete.retention.ms", "2592000000")
        .containsEntry("max.compaction.lag.ms", "3600000");
  }

  @Test
  void shouldLetEveryFrameBecomeADeadLetter() {
    // Given
    List<TopicSpec> specs = TopicsConfig.defaults().specs(4 << 20);

    // When
    int frame = Integer.parseInt(specs.get(0).settings().get("max.message.bytes"));
    int deadLetter =
        Integer.parseInt(specs.get(specs.size() - 1).settings().get("max.message.bytes"));

    // Then
    assertThat(deadLetter).isGreaterThanOrEqualTo(frame + 10_000);
  }

  @Test
  void shouldRejectANameThatIsNoTopics() {
    assertThatThrownBy(() -> Topics.withPrefix("a b/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "topics.frames must have 1 to 249 letters, digits, dots, dashes and underscores, was"
                + " 'a b/frames'");
  }

  @Test
  void shouldRejectTheSameNameTwice() {
    assertThatThrownBy(() -> Topics.of(setting -> "same"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("17 different names");
  }

  @Test
  void shouldRejectARetentionBelowAMinute() {
    assertThatThrownBy(
            () ->
                new TopicRetention.Flow(
                    Duration.ofSeconds(59),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1)))
        .hasMessage("topics.frames.retention.ms must be at least 60000, was 59000");
  }
}
