package dev.sightline.streams.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Over Kafka's own mock of a producer, which acknowledges when the test says so. */
class RecordSenderTest {
  private static final String EVENTS = "sightline.identity-events";
  private static final String CHANGELOG = "sightline-match-presence-changelog";
  private static final int MAX_BYTES = 10_000;

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Deliveries deliveries = new Deliveries();
  private final List<Exception> failures = new ArrayList<>();
  private int flushes;

  private RecordSender sender(boolean isOutputFirst) {
    RecordSender.Kafka plain =
        new RecordSender.Kafka() {
          @Override
          public Future<RecordMetadata> send(
              ProducerRecord<byte[], byte[]> record, Callback callback) {
            return kafka.send(record, callback);
          }

          @Override
          public void flush() {
            flushes++;
            kafka.flush();
          }
        };
    return new RecordSender(plain, deliveries, MAX_BYTES, isOutputFirst);
  }

  private Future<RecordMetadata> send(RecordSender sender, String topic, int bytes) {
    return sender.send(
        new ProducerRecord<>(topic, new byte[bytes]),
        (metadata, failure) -> {
          if (failure != null) {
            failures.add(failure);
          }
        });
  }

  private List<String> sent() {
    return kafka.history().stream().map(ProducerRecord::topic).toList();
  }

  @Test
  void shouldSendStateOnlyAfterKafkaHasTheOutput() throws Exception {
    // Given
    RecordSender sender = sender(true);
    Future<RecordMetadata> output = send(sender, EVENTS, 1);
    assertThat(output.isDone()).isFalse();

    // When
    var unused = send(sender, CHANGELOG, 1);

    // Then
    assertThat(output.get()).isNotNull();
    assertThat(flushes).isEqualTo(1);
    assertThat(sent()).containsExactly(EVENTS, CHANGELOG);
  }

  @Test
  void shouldNotWaitForOutputThatKafkaHas() {
    // Given
    RecordSender sender = sender(true);
    var unused = send(sender, EVENTS, 1);
    assertThat(kafka.completeNext()).isTrue();

    // When
    var unusedToo = send(sender, CHANGELOG, 1);

    // Then
    assertThat(flushes).isZero();
    assertThat(sent()).containsExactly(EVENTS, CHANGELOG);
  }

  @Test
  void shouldSendNoStateOfTheProcessOnceOutputWasLost() {
    // Given
    RecordSender sender = sender(true);
    var unused = send(sender, EVENTS, 1);
    TimeoutException outage = new TimeoutException("120000 ms have passed");
    assertThat(kafka.errorNext(outage)).isTrue();

    // When
    Future<RecordMetadata> state = send(sender, CHANGELOG, 1);
    Future<RecordMetadata> stateOfAnotherThread = send(sender(true), CHANGELOG, 1);

    // Then
    assertThat(sent()).containsExactly(EVENTS);
    assertThat(state).isDone();
    assertThat(stateOfAnotherThread).isDone();
    assertThat(failures).hasSize(3).first().isSameAs(outage);
    assertThat(failures).last().extracting(Exception::getCause).isSameAs(outage);
    assertThat(deliveries.loss()).contains(outage);
  }

  @Test
  void shouldSendStateBesideOutputWithinATransaction() {
    // Given
    RecordSender sender = sender(false);

    // When
    var output = send(sender, EVENTS, 1);
    var state = send(sender, CHANGELOG, 1);

    // Then
    assertThat(flushes).isZero();
    assertThat(output).isNotDone();
    assertThat(state).isNotDone();
    assertThat(sent()).containsExactly(EVENTS, CHANGELOG);
  }

  @Test
  void shouldKeepARecordFromKafkaThatIsLargerThanARequest() {
    // When
    Future<RecordMetadata> refused = send(sender(false), EVENTS, MAX_BYTES);

    // Then
    assertThat(refused).isDone();
    assertThat(sent()).isEmpty();
    assertThat(failures)
        .singleElement()
        .isInstanceOf(RecordTooLargeException.class)
        .extracting(Exception::getMessage)
        .isEqualTo("10128 bytes, allowed 10000");
  }

  @Test
  void shouldKeepRecordsFromATopicThatRefusedOneOfAboutTheirSize() {
    // Given
    RecordSender sender = sender(false);
    var unused = send(sender, EVENTS, 500);
    assertThat(kafka.errorNext(new RecordTooLargeException("of the topic"))).isTrue();

    // When
    List<Future<RecordMetadata>> later =
        List.of(
            send(sender(false), EVENTS, 437),
            send(sender, EVENTS, 436),
            send(sender, CHANGELOG, 500));

    // Then
    assertThat(sent()).containsExactly(EVENTS, EVENTS, CHANGELOG);
    assertThat(later.get(0)).isDone();
    assertThat(failures).hasSize(2).last().isInstanceOf(Deliveries.OversizeException.class);
    assertThat(deliveries.loss()).isEmpty();
  }
}
