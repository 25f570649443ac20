package dev.sightline.streams;

import dev.sightline.events.PersonRecord;
import dev.sightline.events.RecordCodecs;
import dev.sightline.events.Topics;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** One process of the pipeline, without a broker. */
final class RecognitionDriver implements AutoCloseable {
  static final Topics TOPICS = Topics.defaults();
  static final TopologyConfig CONFIG = new TopologyConfig(TOPICS, 100_000);
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final TopologyTestDriver driver;
  private Instant clock = NOON;

  RecognitionDriver(RecognitionStages stages) {
    RunConfig run =
        new RunConfig(
            "test",
            1,
            ProcessingGuarantee.AT_LEAST_ONCE,
            Path.of(System.getProperty("java.io.tmpdir"), "sightline-test"),
            Duration.ofSeconds(5));
    Properties properties = new Properties();
    properties.putAll(
        RunProperties.of(
            run, stages.range(), CONFIG, Map.of("bootstrap.servers", "nowhere.invalid:1")));
    driver = new TopologyTestDriver(RecognitionTopology.build(CONFIG, stages), properties, NOON);
  }

  RecognitionDriver enroll(Template... templates) {
    for (Template template : templates) {
      gallery(template.key().toString(), FakeStages.value(template));
    }
    return this;
  }

  RecognitionDriver setStatus(PersonKey person, PersonStatus status) {
    gallery(person.toString(), RecordCodecs.persons().write(new PersonRecord(person, status)));
    return this;
  }

  void remove(TemplateKey key) {
    gallery(key.toString(), null);
  }

  void gallery(String key, byte[] value) {
    pipe(TOPICS.gallery(), new TestRecord<>(bytes(key), value, clock));
  }

  /** A frame a second later than the last. */
  RecognitionDriver frame(String camera, String text) {
    clock = clock.plusSeconds(1);
    return frame(camera, text, clock);
  }

  RecognitionDriver frame(String camera, String text, Instant capturedAt) {
    pipe(TOPICS.frames(), new TestRecord<>(bytes(camera), FakeStages.frame(text), capturedAt));
    return this;
  }

  void pipe(String topic, TestRecord<byte[], byte[]> record) {
    TestInputTopic<byte[], byte[]> input =
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    input.pipeInput(record);
  }

  /** What was written to a topic since the last call. */
  List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  List<TestRecord<byte[], byte[]>> events() {
    return read(TOPICS.identityEvents());
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return read(TOPICS.deadLetters());
  }

  static String header(TestRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
