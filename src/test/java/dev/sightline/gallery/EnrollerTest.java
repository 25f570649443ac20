package dev.sightline.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FixedDetector;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.Pixels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnrollerTest {
  private static final PersonId ANN = new PersonId("staff", "Ann");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Pixels PIXELS = noise(150, 150);

  private List<DetectedFace> faces = List.of();
  private final Enroller enroller =
      new Enroller(
          FaceReader.of(
              new FaceExtractor(new FixedDetector("fake", image -> faces), ChipTemplate.RESNET_150),
              new FakeEmbedder(),
              FrameConfig.defaults()),
          new EnrolmentRules(EnrolmentConfig.defaults()));

  @Test
  void shouldMakeATemplateOfAPicture() {
    // Given
    faces = List.of(face(100));
    Picture picture = new Picture("ann.jpg", PIXELS.toJpeg(95));

    // When
    Template template = accepted(enroller.enroll(ANN, picture, NOW));

    // Then
    assertThat(template.id()).isEqualTo(new TemplateId("staff", "Ann", picture.sample()));
    assertThat(template.embedding().model()).isEqualTo(FakeEmbedder.MODEL);
    assertThat(template.quality().sizePx()).isEqualTo(100);
    assertThat(template.source()).isEqualTo("ann.jpg");
    assertThat(template.enrolledAt()).isEqualTo(NOW);
    assertThat(template.chip().chipTemplate()).isEqualTo(ChipTemplate.RESNET_150.id());
    assertThat(Pixels.ofPng(template.chip().toPng()).width()).isEqualTo(150);
  }

  @Test
  void shouldReadPngToo() {
    // Given
    faces = List.of(face(100));

    // When, Then
    assertThat(enroller.enroll(ANN, new Picture("ann.png", PIXELS.toPng()), NOW))
        .isInstanceOf(PictureVerdict.Accepted.class);
  }

  @Test
  void shouldNameASampleByThePicturesContent() {
    // Given
    faces = List.of(face(100));
    Picture picture = new Picture("ann.jpg", PIXELS.toJpeg(95));
    Picture copy = new Picture("copy of ann.jpg", PIXELS.toJpeg(95));
    Picture other = new Picture("ann.jpg", PIXELS.toJpeg(90));

    // When, Then
    assertThat(picture.sample()).matches("[0-9a-f]{16}");
    assertThat(accepted(enroller.enroll(ANN, copy, NOW)).id())
        .isEqualTo(accepted(enroller.enroll(ANN, picture, NOW)).id());
    assertThat(other.sample()).isNotEqualTo(picture.sample());
  }

  @Test
  void shouldRefuseWhatIsNoPicture() {
    assertThat(reasonOf(new byte[0])).isEqualTo(RefusalReason.UNREADABLE);
    assertThat(reasonOf("not a picture".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(RefusalReason.UNREADABLE);
    byte[] jpeg = PIXELS.toJpeg(95);
    assertThat(reasonOf(Arrays.copyOf(jpeg, jpeg.length / 2))).isEqualTo(RefusalReason.UNREADABLE);
  }

  @Test
  void shouldRefuseAPictureWhoseFacesBreakTheRules() {
    // Given
    faces = List.of(face(100), face(90));

    // When, Then
    assertThat(reasonOf(PIXELS.toJpeg(95))).isEqualTo(RefusalReason.SEVERAL_FACES);
  }

  private RefusalReason reasonOf(byte[] bytes) {
    return enroller
        .enroll(ANN, new Picture("ann.jpg", bytes), NOW)
        .fold(
            template -> {
              throw new AssertionError("was enrolled");
            },
            PictureVerdict.Refused::reason);
  }

  private static Template accepted(PictureVerdict<Template> verdict) {
    return verdict.fold(
        template -> template,
        refused -> {
          throw new AssertionError(refused.detail());
        });
  }

  private static DetectedFace face(float side) {
    return new DetectedFace(new Box(10, 10, side, side), ChipTemplate.RESNET_150.landmarks(), 0.9f);
  }

  private static Pixels noise(int width, int height) {
    byte[] bgr = new byte[width * height * 3];
    new Random(1).nextBytes(bgr);
    return new Pixels(width, height, bgr);
  }

  private static final class FakeEmbedder implements FaceEmbedder {
    static final ModelId MODEL = new ModelId("fake");

    @Override
    public ModelId model() {
      return MODEL;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return chips.stream().map(chip -> Embedding.of(MODEL, new float[] {1, 0})).toList();
    }

    @Override
    public void close() {}
  }
}
