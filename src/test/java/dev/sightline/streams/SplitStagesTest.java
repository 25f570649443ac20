package dev.sightline.streams;

import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static dev.sightline.streams.RecognitionDriver.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.wire.Wire;
import dev.sightline.frames.TestPictures;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What the stages turn away when they run in processes of their own. */
class SplitStagesTest {
  private final FakeStages fakes = new FakeStages();

  @Test
  void shouldBuryFacesOfAnUnknownSchemaVersion() {
    // Given
    byte[] future = Wire.FrameFaces.newBuilder().setSchemaVersion(9).build().toByteArray();

    // When, Then
    assertBuried(Stage.EMBED, TOPICS.faces(), future, "schema-version-unknown", "faces-read");
  }

  @Test
  void shouldBuryWhatIsNoRecordOfFaces() {
    assertBuried(Stage.EMBED, TOPICS.faces(), bytes("hello"), "record-malformed", "faces-read");
  }

  @Test
  void shouldBuryChipsOfAnotherTemplate() {
    // Given
    Point eye = new Point(10, 10);
    ChipTemplate small = new ChipTemplate(16, new Landmarks(eye, eye, eye, eye));
    FaceChip chip = new FaceChip(TestPictures.plain(16, 16, 1, 2, 3), small);
    FrameFaces faces =
        new FrameFaces(
            EventFixtures.FRAME,
            "fake",
            List.of(new AlignedFace(EventFixtures.detected(0), EventFixtures.quality(), chip)));

    // When, Then
    assertBuried(
        Stage.EMBED,
        TOPICS.faces(),
        RecordCodecs.faces().write(faces),
        "chip-template-mismatch",
        "faces-embed");
  }

  @Test
  void shouldBuryVectorsOfAnotherModel() {
    // Given
    byte[] other = embeddings(new ModelId("other"), 1, 0);

    // When, Then
    assertBuried(Stage.MATCH, TOPICS.embeddings(), other, "model-mismatch", "embeddings-match");
  }

  @Test
  void shouldBuryVectorsOfAnotherDimension() {
    // Given
    byte[] three = embeddings(FakeStages.MODEL, 1, 0, 0);

    // When, Then
    assertBuried(Stage.MATCH, TOPICS.embeddings(), three, "dimension-mismatch", "embeddings-match");
  }

  @Test
  void shouldBuryAFrameWhoseFacesAreTooLargeForTheirTopic() {
    try (RecognitionDriver driver =
        new RecognitionDriver(fakes.of(new StageRange(Stage.DETECT, Stage.DETECT)))) {
      // When
      driver.frame("door", "10 ".repeat(500));

      // Then
      TestRecord<byte[], byte[]> letter = driver.deadLetters().get(0);
      assertThat(header(letter, "sightline-reason")).isEqualTo("record-too-large");
      assertThat(header(letter, "sightline-stage")).isEqualTo("faces-write");
      assertThat(letter.value()).isEqualTo(bytes("10 ".repeat(500)));
      assertThat(driver.read(TOPICS.faces())).isEmpty();
    }
  }

  private void assertBuried(
      Stage stage, String topic, byte[] value, String reason, String processor) {
    CountingMetrics metrics = new CountingMetrics();
    RecognitionStages stages = fakes.of(new StageRange(stage, stage)).withMetrics(metrics);
    try (RecognitionDriver driver = new RecognitionDriver(stages)) {
      driver.pipe(topic, new TestRecord<>(bytes("door"), value, NOON));

      TestRecord<byte[], byte[]> letter = driver.deadLetters().get(0);
      assertThat(letter.key()).isEqualTo(bytes("door"));
      assertThat(letter.value()).isEqualTo(value);
      assertThat(header(letter, "sightline-reason")).isEqualTo(reason);
      assertThat(header(letter, "sightline-stage")).isEqualTo(processor);
      assertThat(header(letter, "sightline-source-topic")).isEqualTo(topic);
      assertThat(metrics.rejected).containsExactly(stage.code() + " " + reason);
    }
  }

  private static byte[] embeddings(ModelId model, float... vector) {
    return RecordCodecs.embeddings()
        .write(
            new FrameEmbeddings(
                EventFixtures.FRAME,
                model,
                List.of(
                    new FaceEmbedding(
                        EventFixtures.detected(0),
                        EventFixtures.quality(),
                        Embedding.of(model, vector)))));
  }
}
