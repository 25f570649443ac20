package dev.sightline.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.detection.SpoofNetwork;
import dev.sightline.frames.Image;
import dev.sightline.frames.ImageLeaks;
import dev.sightline.frames.TestPictures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaceExtractorTest {

  @Test
  void shouldAlignEveryFaceOfAPhotographUprightAndToScale() {
    // Given
    ImageLeaks.startRecording();
    try (FaceExtractor extractor = extractor();
        Image image = Image.decode(Photographs.jpeg(4))) {

      // When
      List<AlignedFace> faces = extractor.extract(image).faces();

      // Then
      assertThat(faces).hasSize(4);
      assertThat(faces)
          .allSatisfy(
              face -> {
                assertThat(face.chip().template()).isEqualTo(ChipTemplate.RESNET_150);
                assertThat(face.quality().sizePx())
                    .isCloseTo(face.face().box().width(), within(0.5f));
                assertThat(face.quality().brightness()).isBetween(30f, 230f);
                assertThat(face.quality().sharpness()).isPositive();
              });
    }
    assertThat(ImageLeaks.stopRecording()).isEmpty();
  }

  @Test
  void shouldScoreHowGenuineLargeFacesAre() {
    // Given
    try (FaceExtractor extractor =
            new FaceExtractor(
                FaceDetectors.open(DetectionConfig.defaults()),
                ChipTemplate.RESNET_150,
                Optional.of(new SpoofNetwork()));
        Image image = Image.decode(Photographs.jpeg(4));
        Image small =
            Image.of(image.resample(image.bounds(), image.width() / 4, image.height() / 4))) {

      // When, Then
      assertThat(extractor.extract(image).faces())
          .isNotEmpty()
          .allSatisfy(face -> assertThat(face.quality().genuineScore()).isBetween(0f, 1f));
      assertThat(extractor.extract(small).faces())
          .filteredOn(face -> face.quality().sizePx() < SpoofNetwork.MIN_FACE_PX)
          .allSatisfy(face -> assertThat(face.quality().genuineScore()).isNull());
    }
  }

  @Test
  void shouldFindAFaceAgainInItsOwnChip() {
    // Given
    try (FaceExtractor extractor = extractor();
        Image image = Image.decode(Photographs.jpeg(6))) {
      AlignedFace best = extractor.extract(image).faces().get(0);

      // When
      try (Image chip = Image.of(best.chip().pixels())) {
        List<AlignedFace> again = extractor.extract(chip).faces();

        // Then: where the template says, to a twentieth of the chip
        assertThat(again).hasSize(1);
        assertThat(again.get(0).face().landmarks().rightEye().x())
            .isCloseTo(ChipTemplate.RESNET_150.landmarks().rightEye().x(), within(7.5f));
        assertThat(again.get(0).face().landmarks().mouthCentre().y())
            .isCloseTo(ChipTemplate.RESNET_150.landmarks().mouthCentre().y(), within(7.5f));
        assertThat(again.get(0).quality().rollDegrees()).isCloseTo(0, within(10f));
      }
    }
  }

  @Test
  void shouldGiveNoFacesForAnEmptyScene() {
    try (FaceExtractor extractor = extractor();
        Image image = Image.of(TestPictures.plain(320, 240, 128, 128, 128))) {
      assertThat(extractor.extract(image))
          .isEqualTo(new PictureFaces(320, 240, "blazeface-full-range+face-mesh", List.of()));
    }
  }

  private static FaceExtractor extractor() {
    return new FaceExtractor(
        FaceDetectors.open(DetectionConfig.defaults()), ChipTemplate.RESNET_150);
  }
}
