package dev.sightline.streams;

import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.bench.Photographs;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.RecordMutator;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Mutated pictures, keys, headers and records: each becomes output or a dead letter, and the memory
 * of the process stays flat. The pictures are really decoded and searched for faces.
 */
class MutatedFramesChaos {
  private static final int FRAMES = Integer.getInteger("chaos.mutations", 200_000);
  private static final int ROUNDS = 10;
  private static final int BATCH = 100;

  /** More than a warm JVM and fragmentation still take, less than a leak of 1 KiB a frame. */
  private static final long MAX_GROWTH = 128L << 20;

  private static final List<String> KEYS =
      List.of("door", "yard", "", " ", "\n", "\u0000", "x".repeat(257), "x".repeat(10_000));
  private static final List<String> HEADERS =
      List.of("sightline-stage-millis", "traceparent", "tracestate", "ce_id", "");
  private static final List<String> VALUES =
      List.of("", "detect=1.5", "detect=9e18", "\u0000=1,,", "00-0-0-0", "x".repeat(10_000));

  private final Random random = new Random(Long.getLong("chaos.seed", 1));

  @Test
  void shouldDetectOrBuryEachFrame(TestReporter reporter) throws IOException {
    byte[] jpeg = smallPhotograph();
    RecognitionStages stages =
        RecognitionStages.none().withDetect(MutatedFramesChaos::realDetector);
    try (RecognitionDriver driver = new RecognitionDriver(stages)) {
      reporter.publishEntry(
          send(
              FRAMES / 4 * 3,
              () -> driver.pipe(TOPICS.frames(), record(mutated(jpeg))),
              () -> driver.read(TOPICS.faces()).size() + driver.deadLetters().size()));
    }
  }

  @Test
  void shouldEmbedOrBuryEachRecordOfFaces(TestReporter reporter) throws IOException {
    RecordMutator mutator = new RecordMutator(random.nextLong());
    byte[] faces = RecordCodecs.faces().write(EventFixtures.faces());
    RecognitionStages stages = new FakeStages().of(new StageRange(Stage.EMBED, Stage.EMBED));
    try (RecognitionDriver driver = new RecognitionDriver(stages)) {
      reporter.publishEntry(
          send(
              FRAMES / 4,
              () -> driver.pipe(TOPICS.faces(), record(mutator.protobuf(faces))),
              () -> driver.read(TOPICS.embeddings()).size() + driver.deadLetters().size()));
    }
  }

  private static FrameDetector realDetector() {
    return new GatedFrameDetector(
        new FrameGate(FrameConfig.defaults()),
        new FaceExtractor(FaceDetectors.open(DetectionConfig.defaults()), ChipTemplate.RESNET_150));
  }

  /** Faces of some 20 pixels, so that a frame takes a few milliseconds. */
  private static byte[] smallPhotograph() {
    try (Image image = Image.decode(Photographs.jpeg(1))) {
      return image.resample(image.bounds(), 192, 128).toJpeg(90);
    }
  }

  /** Sends records, and checks after each round that all came through and memory is flat. */
  private static String send(int records, Runnable one, Supplier<Integer> passed)
      throws IOException {
    long first = 0;
    long last = 0;
    int count = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int batch = 0; batch < records / ROUNDS / BATCH; batch++) {
        for (int i = 0; i < BATCH; i++) {
          one.run();
        }
        assertThat(passed.get()).isEqualTo(BATCH);
        count += BATCH;
      }
      last = residentBytes();
      // The first rounds warm the JVM up.
      first = round == 1 ? last : first;
    }
    assertThat(last - first)
        .as("growth after %s of %s records", count / 5, count)
        .isLessThan(MAX_GROWTH);
    return String.format(
        Locale.ROOT, "%d records, resident %d MiB, then %d", count, first >> 20, last >> 20);
  }

  /** Returns the memory of this process, native memory included, after a collection. */
  private static long residentBytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the picture with some bytes changed, cut off, or grown. */
  private byte[] mutated(byte[] jpeg) {
    byte[] bytes =
        random.nextInt(10) == 0
            ? Arrays.copyOf(jpeg, random.nextInt(2 * jpeg.length))
            : jpeg.clone();
    int changes = random.nextInt(8);
    // Headers lie in the first bytes, where a change has the strangest effects.
    int range = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 700);
    for (int i = 0; i < changes && range > 0; i++) {
      bytes[random.nextInt(range)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private TestRecord<byte[], byte[]> record(byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    if (random.nextInt(4) == 0) {
      headers.add(pick(HEADERS), pick(VALUES).getBytes(StandardCharsets.UTF_8));
    }
    String key = random.nextInt(4) == 0 ? pick(KEYS) : "door";
    return new TestRecord<>(
        key.getBytes(StandardCharsets.UTF_8),
        random.nextInt(1_000) == 0 ? null : value,
        headers,
        NOON.plusMillis(random.nextInt()));
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
