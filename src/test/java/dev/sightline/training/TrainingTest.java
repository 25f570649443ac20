package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.Precision;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.PixelChanges;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final int PERSONS = 20;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static TrainingOptions options(Path data, Path out, Path checkpoint) {
    return new TrainingOptions(
        new TrainingOptions.Files(
            List.of(data), out, Optional.empty(), Optional.ofNullable(checkpoint)),
        new CutConfig(shared.resolve("cache"), CutConfig.detectionDefaults(), false, 1),
        new TrainingOptions.Start(TrainingOptions.Start.NONE, "resnet13"),
        0.3,
        Precision.FLOAT16,
        false,
        new TrainingConfig(
            new TrainingConfig.Batch(6, 3, Mining.SEMI_HARD),
            new TrainingConfig.Objective(TripletLoss.margin(0.2), 0),
            new OptimizerConfig(1e-4, 0.1, 0, 0, Set.of()),
            AugmentationConfig.defaults(),
            new TrainingConfig.Schedule(1, 1, 10, 100),
            5,
            1));
  }

  /** The faces of the demo photographs, each a person with four pictures of differing light. */
  private static Path persons() throws IOException {
    Path data = shared.resolve("persons");
    int person = 0;
    try (FaceDetector detector = FaceDetectors.open(DetectionConfig.defaults())) {
      for (int sample = 1; sample <= 6 && !Files.exists(data); sample++) {
        try (InputStream in =
                TrainingTest.class.getResourceAsStream("/demo/sample" + sample + ".jpg");
            Image image = Image.decode(in.readAllBytes())) {
          for (DetectedFace face : detector.detect(image)) {
            writePictures(
                image, face, shared.resolve(String.format(Locale.ROOT, "making/p%02d", person++)));
          }
        }
      }
    }
    if (!Files.exists(data)) {
      Files.move(shared.resolve("making"), data);
    }
    return data;
  }

  private static void writePictures(Image image, DetectedFace face, Path person)
      throws IOException {
    float side = 2 * Math.max(face.box().width(), face.box().height());
    int x = (int) Math.max(0, face.box().x() + face.box().width() / 2 - side / 2);
    int y = (int) Math.max(0, face.box().y() + face.box().height() / 2 - side / 2);
    int width = (int) Math.min(side, image.width() - x);
    int height = (int) Math.min(side, image.height() - y);
    Pixels pixels =
        image.resample(new Region(x, y, width, height), 200, Math.max(1, 200 * height / width));
    Files.createDirectories(person);
    for (int i = 0; i < 4; i++) {
      Pixels lit = PixelChanges.lit(pixels, 1 - 0.1 * i, 5 * i);
      Files.write(person.resolve(i + ".jpg"), lit.toJpeg(90));
    }
  }

  @Test
  void shouldTrainOnTwentyPersonsAndResumeToTheSameWeights() throws IOException {
    // Given the faces of at least twenty persons
    Path data = persons();
    try (var list = Files.list(data)) {
      assertThat(list.count()).isGreaterThanOrEqualTo(PERSONS - 2);
    }

    // When one run goes through and another is cut off after its second validation
    Path checkpoint = folder.resolve("run.checkpoint");
    ModelBundle whole =
        Training.run(options(data, folder.resolve("a.slm"), null), TrainingListener.SILENT);
    assertThatThrownBy(
            () -> Training.run(options(data, folder.resolve("b.slm"), checkpoint), new CutOff(2)))
        .isInstanceOf(CutOff.PulledPlug.class);
    ModelBundle resumed =
        Training.run(options(data, folder.resolve("b.slm"), checkpoint), TrainingListener.SILENT);

    // Then both gave the same network
    assertThat(resumed.weights()).isEqualTo(whole.weights());
    assertThat(ModelBundle.read(folder.resolve("a.slm")).id())
        .isEqualTo(ModelBundle.read(folder.resolve("b.slm")).id());
    assertThat(whole.card().provenance().epochs()).hasSizeGreaterThan(2);
  }

  @Test
  void shouldSayThatTheFolderIsEmpty() {
    assertThatThrownBy(() -> train(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder + " holds no pictures; expected one folder per person with pictures in it");
  }

  @Test
  void shouldSayThatThereIsNoFolder() {
    assertThatThrownBy(() -> train(folder.resolve("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no folder " + folder.resolve("nowhere"));
  }

  @Test
  void shouldSayThatNoPictureShowsAFace() throws IOException {
    Path person = Files.createDirectories(folder.resolve("ann"));
    Files.writeString(person.resolve("1.jpg"), "not a picture");
    Files.writeString(person.resolve("2.jpg"), "not one either");

    assertThatThrownBy(() -> train(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none of the 2 pictures in %s shows a face", folder);
  }

  @Test
  void shouldSayThatOnePersonIsTooFew() throws IOException {
    Path data = persons();
    Path one = Files.createDirectories(folder.resolve("data/p00"));
    for (int i = 0; i < 4; i++) {
      Files.copy(data.resolve("p00/" + i + ".jpg"), one.resolve(i + ".jpg"));
    }

    assertThatThrownBy(() -> train(folder.resolve("data")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("1 persons have at least 2 usable faces");
  }

  private void train(Path data) {
    Training.run(options(data, folder.resolve("out.slm"), null), TrainingListener.SILENT);
  }
}
