package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.Templates;
import dev.sightline.gallery.index.GalleryIndex;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.GalleryWriter;
import dev.sightline.topics.Topics;
import dev.sightline.topics.WrappedKeyReader;
import dev.sightline.topics.WrappedKeyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A matcher that starts beside many enrolled persons, encrypted, made up and without chips to speak
 * of ({@code -Dgallery.persons=100000} in {@code test.jvm.options} for more of them). It reports
 * how long that takes, beside how long reading the topics alone takes; there is no model in it that
 * could compute anything again.
 */
class GalleryRestartIT {
  private static final int PERSONS = Integer.getInteger("gallery.persons", 20_000);
  private static final int DIMENSION = 128;

  @TempDir private static Path folder;

  private final KeyEncryptionKeys keys = KeyEncryptionKeys.parse(KeyEncryptionKeys.generate());

  @Test
  void shouldHaveTheWholeGalleryWhenItIsReady() {
    try (BrokerProcess broker = BrokerProcess.start();
        Pipeline pipeline = Pipeline.on(broker, "many.", 100_000)) {
      // Given
      long enrolling = System.nanoTime();
      enroll(pipeline);
      long enrolled = System.nanoTime();
      Topics topics = pipeline.config().topics();
      int records = read(pipeline, topics.gallery()) + read(pipeline, topics.keys());
      long read = System.nanoTime();

      // When
      AtomicInteger templates = new AtomicInteger();
      try (StreamsRunner runner = runner(pipeline, templates)) {
        runner.start();
        long ready = System.nanoTime();

        // Then
        assertThat(templates).hasValue(PERSONS);
        assertThat(records).isEqualTo(2 * PERSONS);
        System.out.printf(
            Locale.ROOT,
            "%d persons: enrolled in %d ms, topics read in %d ms, matcher ready in %d ms%n",
            PERSONS,
            millis(enrolling, enrolled),
            millis(enrolled, read),
            millis(read, ready));
      }
    }
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }

  private void enroll(Pipeline pipeline) {
    Random random = new Random(7);
    List<Template> templates =
        IntStream.range(0, PERSONS)
            .mapToObj(
                i ->
                    Templates.template(
                        String.format(Locale.ROOT, "staff/p%06d/1", i),
                        Templates.random(random, FakeStages.MODEL, DIMENSION)))
            .toList();
    Topics topics = pipeline.config().topics();
    try (WrappedKeyStore ledger = new WrappedKeyStore(pipeline.clients(), topics.keys(), keys);
        GalleryWriter writer = new GalleryWriter(pipeline.clients(), topics.gallery(), ledger)) {
      ledger.prepare(templates.stream().map(template -> template.id().person()).toList());
      templates.forEach(writer::put);
      assertThat(writer.commit()).isEqualTo(PERSONS);
    }
  }

  /** Reads a topic and does nothing with it. */
  private static int read(Pipeline pipeline, String name) {
    int records = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            pipeline.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> topic = List.of(new TopicPartition(name, 0));
      consumer.assign(topic);
      consumer.seekToBeginning(topic);
      long end = consumer.endOffsets(topic).get(topic.get(0));
      while (consumer.position(topic.get(0)) < end) {
        records += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
    return records;
  }

  private StreamsRunner runner(Pipeline pipeline, AtomicInteger templates) {
    Matching fake = FakeStages.matching();
    RecognitionStages stages =
        RecognitionStages.none()
            .withMatch(
                new Matching(
                    List.of(
                        new ComparedModel(
                            FakeStages.MODEL, DIMENSION, fake.models().get(0).matcher())),
                    fake.presence(),
                    fake.strangers(),
                    () -> new GalleryIndex(GalleryConfig.defaults()),
                    () ->
                        new WrappedKeyReader(
                            pipeline.clients(), pipeline.config().topics().keys(), keys),
                    StateEncryption.with(Optional.of(keys))))
            .withMetrics(
                new StageMetrics() {
                  @Override
                  public void galleryChanged(long revision, int enrolled, int persons) {
                    templates.set(enrolled);
                  }
                });
    return pipeline.runner(Pipeline.oneThread("restart", folder.resolve("state")), stages);
  }
}
