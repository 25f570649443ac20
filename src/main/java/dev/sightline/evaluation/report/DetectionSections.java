package dev.sightline.evaluation.report;

import dev.sightline.detection.Box;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.evaluation.AnnotatedBoxes;
import dev.sightline.evaluation.DetectionFigures;
import dev.sightline.evaluation.DetectionProtocol;
import dev.sightline.evaluation.EvaluationConfig;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Detectors on annotated photographs and on pictures without a face.
 *
 * @param data the folder of the sets of pictures
 */
record DetectionSections(Path data, EvaluationConfig config) {
  private static final double SMALLEST_FACE_PX = 20;

  List<ReportSection> all() {
    Path mitCmu = data.resolve("detect/mit-cmu");
    Path noFace = data.resolve("detect/no-face");
    return List.of(
        new ReportSection(
            "Detection: MIT-CMU, overlap (IoU) 0.3",
            List.of(mitCmu.resolve("images"), mitCmu.resolve("boxes.txt")),
            () -> annotated(mitCmu)),
        new ReportSection(
            "Detection: pictures without a face", List.of(noFace), () -> withoutFaces(noFace)));
  }

  /** Returns the configured detector, and the networks among the data. */
  private List<DetectionConfig> detectors() throws IOException {
    List<DetectionConfig> detectors = new ArrayList<>();
    detectors.add(DetectionConfig.defaults().withModel(config.cut().detection().model()));
    Path models = data.resolve("models");
    if (Files.isDirectory(models)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(models, "*yunet*.onnx")) {
        files.forEach(file -> detectors.add(detectors.get(0).withModel(file.toString())));
      }
    }
    return detectors;
  }

  private String annotated(Path folder) throws IOException {
    Map<String, List<Box>> boxes = AnnotatedBoxes.read(folder.resolve("boxes.txt"));
    MarkdownTable table =
        new MarkdownTable("detector", "recall", "precision", "faces", "pictures", "ms a picture");
    for (DetectionConfig detector : detectors()) {
      DetectionFigures figures =
          new DetectionProtocol(folder.resolve("images"), boxes)
              .run(detector.withMinFacePx(SMALLEST_FACE_PX));
      table.row(
          name(detector),
          String.format(Locale.ROOT, "%.3f", figures.recall()),
          String.format(Locale.ROOT, "%.3f", figures.precision()),
          Integer.toString(figures.faces()),
          Integer.toString(figures.images()),
          String.format(Locale.ROOT, "%.1f", figures.millisPerImage()));
    }
    return table.toString();
  }

  private String withoutFaces(Path folder) throws IOException {
    MarkdownTable table = new MarkdownTable("detector", "faces found", "pictures");
    for (DetectionConfig detector : detectors()) {
      DetectionFigures figures = new DetectionProtocol(folder, Map.of()).run(detector);
      table.row(
          name(detector),
          Integer.toString(figures.detections()),
          Integer.toString(figures.images()));
    }
    return table.toString();
  }

  private static String name(DetectionConfig detector) {
    return Path.of(detector.model()).getFileName().toString();
  }
}
