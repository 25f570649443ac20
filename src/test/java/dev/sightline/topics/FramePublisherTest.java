package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.tracing.TraceContext;
import dev.sightline.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class FramePublisherTest {
  private static final String TOPIC = "sightline.frames";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final KafkaClients clients =
      new InMemoryKafka(TOPIC) {
        @Override
        Producer<byte[], byte[]> producer(
            Map<String, Object> defaults, Map<String, Object> required) {
          return producer;
        }
      };
  private final FramePublisher publisher =
      new FramePublisher(clients, TOPIC, FrameConfig.defaults());

  @Test
  void shouldSayOnceThatItWaitsForTheTopicAndGoOn() throws Exception {
    // Given
    InMemoryKafka empty = new InMemoryKafka();
    List<String> said = new ArrayList<>();

    // When
    try (FramePublisher waiting = new FramePublisher(empty, TOPIC, FrameConfig.defaults())) {
      waiting.awaitTopic(
          reason -> {
            said.add(reason);
            empty.add(TOPIC);
          });
      waiting.publish(new Frame("door", 0, NOON, new byte[] {1}));
    }

    // Then
    assertThat(said)
        .containsExactly(
            "there is no topic sightline.frames; 'sightline topics create' creates it");
    assertThat(empty.records(TOPIC)).hasSize(1);
  }

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
  void shouldGiveUpALeasedFrameBeforeTheLeaseOfAnotherCanBegin() {
    // Given
    Map<String, Object> settings = new HashMap<>();
    KafkaClients recording =
        new InMemoryKafka(TOPIC) {
          @Override
          Producer<byte[], byte[]> producer(
              Map<String, Object> defaults, Map<String, Object> required) {
            settings.putAll(required);
            return producer;
          }
        };

    // When
    FramePublisher.leased(recording, TOPIC, FrameConfig.defaults(), Tracing.none()).close();

    // Then
    int longest =
        (int) settings.get(ProducerConfig.MAX_BLOCK_MS_CONFIG)
            + (int) settings.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
    assertThat(SharedTopic.LEASE.plusMillis(longest)).isLessThan(SharedTopic.SESSION);
  }

  @Test
  void shouldBeginATraceWithEachFrameAndSayWhatBecameOfIt() {
    // Given
    InMemorySpanExporter exporter = InMemorySpanExporter.create();
    SdkTracerProvider spans =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
    Tracing tracing = Tracing.of(OpenTelemetrySdk.builder().setTracerProvider(spans).build());
    try (spans;
        FramePublisher traced =
            new FramePublisher(clients, TOPIC, FrameConfig.defaults(), tracing)) {
      // When
      traced.offer(new Frame("door", 0, NOON, new byte[] {1}));
      traced.offer(new Frame("door", 1, NOON, new byte[] {1}));
      producer.completeNext();
      producer.errorNext(new TimeoutException("no broker"));

      // Then
      List<SpanData> sent = exporter.getFinishedSpanItems();
      assertThat(sent)
          .extracting(span -> span.getStatus().getStatusCode())
          .containsExactly(StatusCode.UNSET, StatusCode.ERROR);
      assertThat(sent.get(0).getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
          .isZero();
      assertThat(sent.get(1).getAttributes().get(AttributeKey.stringKey("error.type")))
          .isEqualTo(TimeoutException.class.getName());
      assertThat(producer.history())
          .extracting(record -> TraceContext.of(record.headers()).spanId())
          .containsExactly(sent.get(0).getSpanId(), sent.get(1).getSpanId());
    }
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
    assertThat(publisher.counts()).isEqualTo(new FramePublisher.Counts(1, 1));
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
    assertThat(publisher.counts()).isEqualTo(new FramePublisher.Counts(1, 1));
  }

  @Test
  void shouldKeepItsRoomWhenTheProducerTakesNoFrame() {
    // Given
    InMemoryKafka empty = new InMemoryKafka();
    try (FramePublisher refused = new FramePublisher(empty, TOPIC, FrameConfig.defaults())) {
      for (int i = 0; i < FramePublisher.IN_FLIGHT; i++) {
        Frame frame = new Frame("door", i, NOON, new byte[] {1});
        assertThatThrownBy(() -> refused.offer(frame)).isInstanceOf(MissingTopicException.class);
      }
      empty.add(TOPIC);

      // When
      boolean later = refused.offer(new Frame("door", 4, NOON, new byte[] {1}));

      // Then
      assertThat(later).isTrue();
      assertThat(refused.counts())
          .isEqualTo(new FramePublisher.Counts(1, FramePublisher.IN_FLIGHT));
    }
  }
}
