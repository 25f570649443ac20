package dev.sightline.streams;

import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static dev.sightline.streams.RecognitionDriver.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.detection.FixedDetector;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Outcome;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatedFrameDetectorTest {
  private static final FrameConfig CAPS = new FrameConfig(640, 480, 50_000);
  private static final byte[] JPEG = TestPictures.noise(64, 48, 1).toJpeg(80);

  @Test
  void shouldReadAFrame() {
    try (FrameDetector reader = reader()) {
      // When
      Outcome<PictureFaces> outcome = reader.read(TestPictures.noise(640, 480, 1).toJpeg(10));

      // Then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Done.class,
              done -> {
                PictureFaces scene = (PictureFaces) done.value();
                assertThat(scene.width()).isEqualTo(640);
                assertThat(scene.height()).isEqualTo(480);
                assertThat(scene.detector()).isEqualTo("fixed");
                assertThat(scene.faces()).hasSize(1);
                assertThat(scene.faces().get(0).chip().template())
                    .isEqualTo(ChipTemplate.RESNET_150);
              });
    }
  }

  static Stream<Arguments> noFrames() {
    return Stream.of(
        Arguments.of("frame-empty", null),
        Arguments.of("frame-empty", new byte[0]),
        Arguments.of("frame-not-a-jpeg", "hello".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("frame-not-a-jpeg", TestPictures.noise(64, 48, 1).toPng()),
        Arguments.of("frame-truncated", Arrays.copyOf(JPEG, 10)),
        Arguments.of("frame-incomplete", Arrays.copyOf(JPEG, JPEG.length / 2)),
        Arguments.of("frame-too-large", TestPictures.noise(641, 48, 1).toJpeg(80)),
        Arguments.of("frame-too-many-bytes", Arrays.copyOf(JPEG, CAPS.maxBytes() + 1)));
  }

  @ParameterizedTest
  @MethodSource("noFrames")
  void shouldSayWhyItIsNoFrame(String reason, byte[] value) {
    try (FrameDetector reader = reader()) {
      assertThat(reader.read(value))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              rejected -> assertThat(rejected.rejection().reason().code()).isEqualTo(reason));
    }
  }

  @Test
  void shouldProcessOrBuryEveryOneOfTenThousandMutations() {
    // Given
    long seed = 20261124;
    Random random = new Random(seed);
    RecognitionStages stages = new FakeStages().of(StageRange.all()).withDetect(this::reader);
    int frames = 10_000;
    int events = 0;
    int letters = 0;
    Set<String> reasons = new HashSet<>();

    try (RecognitionDriver driver = new RecognitionDriver(stages)) {
      for (int i = 0; i < frames; i++) {
        // When
        driver.pipe(TOPICS.frames(), new TestRecord<>(bytes("door"), mutation(random), NOON));
        events += driver.matches().size();
        for (TestRecord<byte[], byte[]> letter : driver.deadLetters()) {
          letters++;
          reasons.add(header(letter, "sightline-reason"));
        }
      }
    }

    // Then
    assertThat(events + letters).as("seed %d", seed).isEqualTo(frames);
    assertThat(events).isPositive();
    assertThat(reasons).contains("frame-incomplete").doesNotContain("stage-failed");
  }

  /** A real JPEG with some bytes replaced, and now and then cut short. */
  private static byte[] mutation(Random random) {
    byte[] mutated = JPEG.clone();
    for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(mutated, random.nextInt(mutated.length))
        : mutated;
  }

  private FrameDetector reader() {
    return new GatedFrameDetector(
        new FrameGate(CAPS),
        new FaceExtractor(
            FixedDetector.of(List.of(EventFixtures.detected(0))), ChipTemplate.RESNET_150));
  }
}
