package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.Frame;
import dev.sightline.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class FramePublisherTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final FramePublisher publisher =
      new FramePublisher(producer, "sightline.frames", Tracing.none());

  @Test
  void shouldSendWhatAnyCameraWouldSend() throws Exception {
    // Given
    byte[] jpeg = new byte[] {1, 2, 3};

    // When
    publisher.publish(new Frame("door", 0, NOON, jpeg));

    // Then
    ProducerRecord<byte[], byte[]> record = producer.history().get(0);
    assertThat(record.topic()).isEqualTo("sightline.frames");
    assertThat(record.key()).isEqualTo("door".getBytes(StandardCharsets.UTF_8));
    assertThat(record.timestamp()).isEqualTo(NOON.toEpochMilli());
    assertThat(record.value()).isSameAs(jpeg);
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void shouldDropTheNewestWhileEarlierFramesAreOnTheirWay() {
    // Given
    byte[] jpeg = new byte[] {1, 2, 3};
    for (int i = 0; i < FramePublisher.IN_FLIGHT; i++) {
      assertThat(publisher.offer(new Frame("door", i, NOON, jpeg))).isTrue();
    }

    // When
    boolean crowdedOut = publisher.offer(new Frame("door", 4, NOON, jpeg));
    producer.completeNext();
    boolean later = publisher.offer(new Frame("door", 5, NOON, jpeg));

    // Then
    assertThat(crowdedOut).isFalse();
    assertThat(later).isTrue();
    assertThat(publisher.counts()).isEqualTo(new PublishCounts(1, 1));
  }

  @Test
  void shouldCountWhatKafkaDidNotTakeAndGoOn() {
    // Given
    byte[] jpeg = new byte[] {1, 2, 3};
    publisher.offer(new Frame("door", 0, NOON, jpeg));

    // When
    producer.errorNext(new TimeoutException("no broker"));
    publisher.offer(new Frame("door", 1, NOON, jpeg));
    producer.completeNext();

    // Then
    assertThat(publisher.counts()).isEqualTo(new PublishCounts(1, 1));
  }
}
