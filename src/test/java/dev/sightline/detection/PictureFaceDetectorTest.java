package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFaceDetectorTest {

  /** At four times the size the picture is shrunk before it gets its rim. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void shouldFindAFaceThatFillsThePictureWhereItIs(int enlarged) {
    try (FaceDetector ofFrames = FaceDetectors.open(DetectionConfig.defaults());
        FaceDetector ofPictures =
            new PictureFaceDetector(FaceDetectors.open(DetectionConfig.defaults()));
        Image photograph = Image.decode(Photographs.jpeg(6))) {
      DetectedFace whole = ofFrames.detect(photograph).get(0);
      Region close = middle(whole.box());
      int side = close.width() * enlarged;
      try (Image picture = Image.of(photograph.resample(close, side, side))) {
        assertThat(ofFrames.detect(picture)).isEmpty();

        // When
        DetectedFace face = ofPictures.detect(picture).get(0);

        // Then: a tenth of the face's width is as exact as the landmarks are
        double tenth = 0.1 * whole.box().width();
        Landmarks found =
            face.landmarks()
                .map(
                    point ->
                        new Point(
                            close.x() + point.x() / enlarged, close.y() + point.y() / enlarged));
        assertThat(found.rightEye().distance(whole.landmarks().rightEye())).isLessThan(tenth);
        assertThat(found.leftEye().distance(whole.landmarks().leftEye())).isLessThan(tenth);
        assertThat(found.noseTip().distance(whole.landmarks().noseTip())).isLessThan(tenth);
        assertThat(face.mesh().orElseThrow().landmarks().noseTip())
            .isEqualTo(face.landmarks().noseTip());
        assertThat(face.box().width())
            .isCloseTo(whole.box().width() * enlarged, within(0.3f * side));
      }
    }
  }

  @Test
  void shouldSearchOnceWhereThereAreFaces() {
    Point point = new Point(10, 10);
    List<DetectedFace> one =
        List.of(
            new DetectedFace(
                new Box(5, 5, 20, 20), new Landmarks(point, point, point, point), 0.9f));
    AtomicInteger searches = new AtomicInteger();
    FixedDetector counting =
        new FixedDetector(
            "counting",
            image -> {
              searches.incrementAndGet();
              return one;
            });
    try (Image picture = Image.of(new Pixels(40, 30, new byte[40 * 30 * 3]))) {
      assertThat(new PictureFaceDetector(counting).detect(picture)).isEqualTo(one);
    }
    assertThat(searches).hasValue(1);
  }

  @Test
  void shouldBelieveOnlyFacesThatFillMuchOfThePicture() {
    // Given: a detector that sees a face in the middle of a canvas of 200 px, and none elsewhere
    Point middle = new Point(100, 100);
    Landmarks landmarks = new Landmarks(middle, middle, middle, middle);
    for (int side : List.of(30, 40)) {
      DetectedFace seen =
          new DetectedFace(new Box(100 - side / 2f, 100 - side / 2f, side, side), landmarks, 0.9f);
      FixedDetector detector =
          new FixedDetector("fixed", image -> image.width() == 200 ? List.of(seen) : List.of());
      try (Image picture = Image.of(new Pixels(100, 80, new byte[100 * 80 * 3]))) {

        // When
        List<DetectedFace> faces = new PictureFaceDetector(detector).detect(picture);

        // Then
        assertThat(faces).hasSize(side < 34 ? 0 : 1);
        faces.forEach(
            face -> {
              assertThat(face.landmarks().noseTip()).isEqualTo(new Point(50, 40));
              assertThat(face.box()).isEqualTo(new Box(30, 20, 40, 40));
            });
      }
    }
  }

  /** Returns the middle of a face's box: eyes, nose and mouth. */
  private static Region middle(Box box) {
    int side = Math.round(box.width() * 0.8f);
    return new Region(
        Math.round(box.x() + box.width() * 0.1f),
        Math.round(box.y() + box.height() * 0.1f),
        side,
        side);
  }
}
