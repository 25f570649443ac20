package dev.sightline.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.pictures.ChipDegradation;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.frames.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyReportTest {
  @TempDir Path folder;

  @Test
  void shouldMeasureTheSetsThatAreThereAndSayWhichAreNot() throws IOException {
    // Given: pictures without a face, and nothing else
    Path noFace = Files.createDirectories(folder.resolve("data/detect/no-face"));
    Files.write(noFace.resolve("wall.jpg"), TestPictures.plain(320, 240, 128, 128, 128).toJpeg(90));
    Path report = folder.resolve("accuracy.md");
    List<String> started = new ArrayList<>();

    // When
    List<String> skipped =
        AccuracyReport.of(folder.resolve("data"), config()).write(report, started::add);

    // Then
    assertThat(started).hasSize(skipped.size() + 1).containsAll(skipped);
    assertThat(Files.readString(report))
        .startsWith("# Accuracy report\n\nModel `default`, detector `blazeface`.\n\n## Detection")
        .contains("| detector | faces found | pictures |\n|---|---|---|\n| blazeface | 0 | 1 |\n")
        .contains("Skipped: " + folder.resolve("data/lfw/images") + " does not exist.");
  }

  private EvaluationConfig config() {
    return new EvaluationConfig(
        EmbeddingConfig.defaults(),
        new CutConfig(folder.resolve("cache"), CutConfig.detectionDefaults(), false, 1),
        ChipDegradation.NONE,
        Optional.of(AccuracyReport.plots(folder.resolve("accuracy.md"))));
  }

  @Test
  void shouldPutThePlotsBesideTheReport() {
    assertThat(AccuracyReport.plots(Path.of("out/accuracy.md")))
        .isEqualTo(Path.of("out/accuracy-plots"));
  }
}
