package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaClientsTest {
  private static final String MISSING = "sightline.missing";
  private final InMemoryKafka kafka = new InMemoryKafka("sightline.audit");

  /** Opens a client of a topic. */
  interface Opening {
    Object open(KafkaClients clients, String topic);
  }

  static Stream<Opening> openings() {
    return Stream.of(
        TopicLog::new,
        (clients, topic) -> new TopicTail(clients, topic, 0),
        PartitionTail::new,
        (clients, topic) -> new EventSubscription(clients, List.of(topic), "group"),
        TopicWriter::new,
        ProgramSettingsLog::new);
  }

  @ParameterizedTest
  @MethodSource("openings")
  void shouldLeaveNoClientOpenIfTheTopicIsMissing(Opening opening) {
    assertThatThrownBy(() -> opening.open(kafka, MISSING))
        .isInstanceOf(MissingTopicException.class)
        .hasMessage("there is no topic sightline.missing; 'sightline topics create' creates it");
    assertThat(kafka.open()).isZero();
  }

  @ParameterizedTest
  @MethodSource("openings")
  void shouldSayWhereNoBrokerAnswers(Opening opening) {
    KafkaClients nowhere = KafkaClients.of(Map.of("bootstrap.servers", "127.0.0.1:1"));

    assertThatThrownBy(() -> opening.open(nowhere, "sightline.audit"))
        .isInstanceOf(KafkaRequestException.class)
        .hasMessageStartingWith("no Kafka broker answered at 127.0.0.1:1");
  }

  @Test
  void shouldReadWhatWasWrittenAndWhatFollows() {
    // Given
    List<String> read = new ArrayList<>();
    try (TopicWriter writer = new TopicWriter(kafka, "sightline.audit");
        TopicLog log = new TopicLog(kafka, "sightline.audit");
        TopicTail tail = new TopicTail(kafka, "sightline.audit", 0)) {
      // When
      writer.send("a", new byte[] {1});
      assertThat(writer.commit()).isEqualTo(1);
      log.readToEnd(record -> read.add(new String(record.key(), StandardCharsets.UTF_8)));
      writer.send("b", null);
      assertThat(writer.commit()).isEqualTo(2);
      log.readToEnd(record -> read.add(new String(record.key(), StandardCharsets.UTF_8)));

      // Then
      assertThat(read).containsExactly("a", "b");
      assertThat(tail.poll(Duration.ZERO)).extracting(TopicRecord::key).containsExactly("a", "b");
    }
    assertThat(kafka.open()).isZero();
  }

  @Test
  void shouldReadATopicThatWasCreatedAgainFromItsBeginning() {
    // Given
    List<String> read = new ArrayList<>();
    try (TopicWriter writer = new TopicWriter(kafka, "sightline.audit");
        TopicLog log = new TopicLog(kafka, "sightline.audit", () -> read.add("restarted"))) {
      writer.send("a", null);
      writer.send("b", null);
      assertThat(writer.commit()).isEqualTo(2);
      log.readToEnd(record -> read.add(new String(record.key(), StandardCharsets.UTF_8)));

      // When: the new topic is longer than what was read of the deleted one
      kafka.add("sightline.audit");
      List.of("c", "d", "e").forEach(key -> writer.send(key, null));
      assertThat(writer.commit()).isEqualTo(3);
      log.readToEnd(record -> read.add(new String(record.key(), StandardCharsets.UTF_8)));

      // Then
      assertThat(read).containsExactly("a", "b", "restarted", "c", "d", "e");
    }
    assertThat(kafka.open()).isZero();
  }

  @Test
  void shouldNotFollowATopicThatWasCreatedAgain() {
    try (TopicTail tail = new TopicTail(kafka, "sightline.audit", 0)) {
      tail.requireSameTopic();

      kafka.add("sightline.audit");

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(tail::requireSameTopic)
                      .isInstanceOf(TopicTail.RecreatedException.class));
    }
  }
}
