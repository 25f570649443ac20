package dev.sightline.streams;

import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.Template;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.GalleryWriter;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A pipeline's topics on a broker, under a prefix of their own, and a camera that is not ours. The
 * broker is its owner's to close.
 */
public final class Pipeline implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PARTITIONS = 4;

  private final BrokerProcess broker;
  private final TopologyConfig config;
  private final KafkaProducer<byte[], byte[]> producer;

  private Pipeline(BrokerProcess broker, TopologyConfig config) {
    this.broker = broker;
    this.config = config;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 20_000_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public static Pipeline on(BrokerProcess broker, String prefix, int frameMaxBytes) {
    return on(broker, prefix, frameMaxBytes, OverloadConfig.defaults());
  }

  public static Pipeline on(
      BrokerProcess broker, String prefix, int frameMaxBytes, OverloadConfig overload) {
    Pipeline pipeline =
        new Pipeline(
            broker, new TopologyConfig(Topics.withPrefix(prefix), frameMaxBytes, overload));
    pipeline.createTopics();
    return pipeline;
  }

  /** Runs one thread, which may process a record again after a failure. */
  public static RunConfig oneThread(String application, Path state) {
    return new RunConfig(
        application, 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofSeconds(10));
  }

  /** A curator of this pipeline's gallery that has no model: it enrols no pictures. */
  GalleryCurator curator(Optional<KeyEncryptionKeys> keys) {
    return GalleryCurator.open(
        new GalleryCurator.Config(
            new GalleryConnection(config.topics(), clients(), keys),
            Optional.empty(),
            GalleryConfig.defaults(),
            EnrolmentConfig.defaults(),
            TopicRetention.defaults(),
            "tester"),
        gallery -> {
          throw new AssertionError("nothing here is enrolled from pictures");
        },
        Clock.systemUTC());
  }

  private void createTopics() {
    TopicsConfig topics =
        new TopicsConfig(config.topics(), PARTITIONS, 1, TopicRetention.defaults());
    try (TopicAdmin admin = new TopicAdmin(clients())) {
      admin.create(topics.specs(config.frameMaxBytes()));
    }
  }

  BrokerProcess broker() {
    return broker;
  }

  /** What the topics' names begin with. */
  String prefix() {
    return config.topics().frames().replaceFirst("frames$", "");
  }

  public TopologyConfig config() {
    return config;
  }

  public Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  /** Clients that wait for a broker that was killed, until its controller lets it lead again. */
  KafkaClients clients() {
    Map<String, Object> patient = new HashMap<>(client());
    patient.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
    return KafkaClients.of(patient);
  }

  StreamsRunner runner(RunConfig run, RecognitionStages stages) {
    return StreamsRunner.of(run, config, stages, client());
  }

  void enroll(Template... templates) {
    try (GalleryWriter writer = new GalleryWriter(clients(), config.topics().gallery())) {
      for (Template template : templates) {
        writer.put(template);
      }
      writer.commit();
    }
  }

  /** Sends a frame as any producer does: key and value, no headers, the producer's own time. */
  void send(String camera, byte[] jpeg) {
    send(config.topics().frames(), camera, jpeg);
  }

  void send(String topic, String camera, byte[] value) {
    send(new ProducerRecord<>(topic, bytes(camera), value));
  }

  /** Sends a frame that was taken at this time. */
  void send(String camera, byte[] jpeg, Instant capturedAt) {
    Long timestamp = capturedAt.toEpochMilli();
    send(new ProducerRecord<>(config.topics().frames(), null, timestamp, bytes(camera), jpeg));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    var unused = producer.send(record);
  }

  private static byte[] bytes(String camera) {
    return camera.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns when Kafka has all frames. */
  void flush() {
    producer.flush();
  }

  /** The committed decisions as JSON, once there are so many or a minute has passed. */
  List<String> matches(int atLeast) {
    return read(EventTail.matches(clients(), config.topics(), From.BEGINNING), atLeast);
  }

  /** The committed presence events as JSON, once there are so many or a minute has passed. */
  List<String> events(int atLeast) {
    return read(EventTail.presence(clients(), config.topics(), From.BEGINNING), atLeast);
  }

  private static List<String> read(EventTail<?> opened, int atLeast) {
    List<String> events = new ArrayList<>();
    try (EventTail<?> tail = opened) {
      await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(10))
          .until(
              () -> {
                read(tail, Duration.ofMillis(200), events);
                return events.size() >= atLeast;
              });
    }
    return events;
  }

  /** As {@link #matches}, and those that come in a second after, should there be too many. */
  List<String> allMatches(int expected) {
    matches(expected);
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    return matches(expected);
  }

  private static void read(EventTail<?> tail, Duration wait, List<String> events) {
    tail.poll(wait).stream().map(Tailed::json).forEach(events::add);
  }

  /** The dead letters, once there are so many or a minute has passed. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters(int atLeast) {
    Map<String, Object> properties = new HashMap<>(client());
    properties.put("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int i = 0; i < PARTITIONS; i++) {
        partitions.add(new TopicPartition(config.topics().deadLetters(), i));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(TIMEOUT)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return letters.size() >= atLeast;
              });
    }
    return letters;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
