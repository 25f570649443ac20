package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.detection.FixedDetector;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.frames.Image;
import dev.sightline.frames.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionBenchmarkTest {
  private static final Path MIT_CMU = Path.of("../shared/data/detect/mit-cmu");
  private static final Path YUNET =
      Path.of("../shared/data/models/face_detection_yunet_2026may.onnx");

  private long nanos;

  private static DetectedFace face(float x, float score) {
    Point point = new Point(x, 0);
    return new DetectedFace(
        new Box(x, 0, 10, 10), new Landmarks(point, point, point, point), score);
  }

  private DetectionBenchmark benchmark(DetectedFace... faces) {
    return new DetectionBenchmark(
        FixedDetector.of(List.of(faces)),
        () -> {
          nanos += 3_000_000;
          return nanos;
        });
  }

  @Test
  void shouldCountEachAnnotatedFaceOnce() {
    // Given: two detections on one face, one on none; one face unfound
    DetectionBenchmark benchmark = benchmark(face(0, 0.9f), face(2, 0.8f), face(50, 0.7f));

    // When
    try (Image image = Image.of(TestPictures.noise(100, 100, 1))) {
      benchmark.add(image, List.of(new Box(1, 0, 10, 10), new Box(80, 0, 10, 10)));
    }

    // Then
    DetectionFigures figures = benchmark.figures();
    assertThat(figures.recall()).isEqualTo(0.5);
    assertThat(figures.precision()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(figures.images()).isEqualTo(1);
    assertThat(figures.faces()).isEqualTo(2);
    assertThat(figures.millisPerImage()).isEqualTo(3);
  }

  @Test
  void shouldMatchFromAnOverlapOfThreeTenths() {
    // Given: boxes of 10 × 10 shifted by 5 overlap by 50 / 150 = 0.33, by 6 by 40 / 160 = 0.25
    DetectionBenchmark benchmark = benchmark(face(0, 0.9f));

    // When
    try (Image image = Image.of(TestPictures.noise(100, 100, 1))) {
      benchmark.add(image, List.of(new Box(5, 0, 10, 10)));
      benchmark.add(image, List.of(new Box(6, 0, 10, 10)));
    }

    // Then
    assertThat(benchmark.figures().recall()).isEqualTo(0.5);
  }

  @Test
  void shouldCountFalseDetectionsOnImagesWithoutFaces() {
    // Given
    DetectionBenchmark benchmark = benchmark(face(0, 0.9f));

    // When
    try (Image image = Image.of(TestPictures.noise(100, 100, 1))) {
      benchmark.add(image, List.of());
    }

    // Then
    assertThat(benchmark.figures().precision()).isZero();
    assertThat(benchmark.figures().recall()).isEqualTo(1);
  }

  @Test
  void shouldRefuseFiguresOfNothing() {
    assertThatIllegalStateException().isThrownBy(() -> benchmark().figures());
  }

  @Test
  void shouldReadBoxesByFile(@TempDir Path folder) throws IOException {
    // Given
    Path file =
        Files.writeString(folder.resolve("boxes.txt"), "a.jpg 1 2 11 22\n\na.jpg 5 5 6 7\n");

    // When / Then
    assertThat(AnnotatedBoxes.read(file))
        .isEqualTo(Map.of("a.jpg", List.of(new Box(1, 2, 10, 20), new Box(5, 5, 1, 2))));
  }

  @Test
  void shouldNameTheLineThatIsNoBox(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("boxes.txt"), "a.jpg 1 2 3 4\na.jpg 1 2 three 4\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedBoxes.read(file))
        .withMessage("boxes.txt, line 2: expected 'file x1 y1 x2 y2', found 'a.jpg 1 2 three 4'");
  }

  @Test
  @Tag("accuracy")
  void shouldReachTheFiguresPromisedForBlazeFaceOnMitCmu() throws IOException {
    DetectionFigures figures = mitCmu(DetectionConfig.defaults().withMinFacePx(20));

    assertThat(figures.faces()).isEqualTo(511);
    assertThat(figures.images()).isEqualTo(130);
    assertThat(figures.recall()).isGreaterThanOrEqualTo(0.87);
    assertThat(figures.precision()).isGreaterThanOrEqualTo(0.96);
  }

  @Test
  @Tag("accuracy")
  void shouldReachTheFiguresPromisedForYuNetOnMitCmu() throws IOException {
    DetectionFigures figures =
        mitCmu(DetectionConfig.defaults().withModel(YUNET.toString()).withMinFacePx(20));

    assertThat(figures.recall()).isGreaterThanOrEqualTo(0.93);
    assertThat(figures.precision()).isGreaterThanOrEqualTo(0.97);
  }

  private static DetectionFigures mitCmu(DetectionConfig config) throws IOException {
    assumeTrue(Files.exists(MIT_CMU), () -> "the pictures are not here: " + MIT_CMU);
    Map<String, List<Box>> boxes = AnnotatedBoxes.read(MIT_CMU.resolve("boxes.txt"));
    try (FaceDetector detector = FaceDetectors.open(config);
        var files = Files.newDirectoryStream(MIT_CMU.resolve("images"), "*.jpg")) {
      DetectionBenchmark benchmark = new DetectionBenchmark(detector);
      for (Path file : files) {
        try (Image image = Image.decode(Files.readAllBytes(file))) {
          benchmark.add(image, boxes.getOrDefault(file.getFileName().toString(), List.of()));
        }
      }
      DetectionFigures figures = benchmark.figures();
      System.out.println(config.model() + " on MIT-CMU: " + figures);
      return figures;
    }
  }
}
