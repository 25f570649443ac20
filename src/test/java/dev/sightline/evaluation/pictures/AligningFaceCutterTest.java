package dev.sightline.evaluation.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.bench.Photographs;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AligningFaceCutterTest {
  @TempDir Path cache;

  @Test
  void shouldCutAFaceThatFillsThePicture() {
    // Given: a picture of nothing but eyes, nose and mouth, in which the detector finds no face
    CutConfig config = new CutConfig(cache, CutConfig.detectionDefaults(), false, 1);
    try (FaceDetector detector = FaceDetectors.open(CutConfig.detectionDefaults());
        FaceCutter cutter = config.newCutter(ChipTemplate.RESNET_150);
        Image photograph = Image.decode(Photographs.jpeg(6));
        Image face = Image.of(inside(detector.detect(photograph).get(0).box(), photograph))) {
      assertThat(detector.detect(face)).isEmpty();

      // When
      Optional<Pixels> cut = cutter.cut(face);

      // Then
      assertThat(cut).isPresent();
    }
  }

  @Test
  void shouldTakeAnUnsureFaceOnlyOnRequest() {
    // Given: a threshold that no face reaches
    CutConfig sure =
        new CutConfig(cache, CutConfig.detectionDefaults().withScoreThreshold(0.9999), false, 1);
    try (Image photograph = Image.decode(Photographs.jpeg(6));
        FaceCutter cutter = sure.newCutter(ChipTemplate.RESNET_150);
        FaceCutter insisting = sure.withUnsureFaces().newCutter(ChipTemplate.RESNET_150)) {

      // When
      Optional<Pixels> withoutUnsure = cutter.cut(photograph);
      Optional<Pixels> withUnsure = insisting.cut(photograph);

      // Then
      assertThat(withoutUnsure).isEmpty();
      assertThat(withUnsure).isPresent();
      assertThat(insisting.id()).isNotEqualTo(cutter.id());
    }
  }

  /** Returns the middle of a face's box. */
  private static Pixels inside(Box box, Image image) {
    int side = Math.round(box.width() * 0.8f);
    Region region =
        new Region(
            Math.round(box.x() + box.width() * 0.1f),
            Math.round(box.y() + box.height() * 0.1f),
            side,
            side);
    return image.resample(region, side, side);
  }
}
