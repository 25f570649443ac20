package dev.sightline.evaluation;

import dev.sightline.detection.Box;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Recall and precision of a detector on a folder of JPEG pictures.
 *
 * @param images the folder
 * @param boxes the annotated faces by file name; a picture that is not named has none
 */
public record DetectionProtocol(Path images, Map<String, List<Box>> boxes) {

  public DetectionProtocol {
    boxes = Map.copyOf(boxes);
  }

  /**
   * Measures a detector.
   *
   * @throws IllegalArgumentException if the folder holds no JPEG picture
   */
  public DetectionFigures run(DetectionConfig detection) throws IOException {
    List<Path> pictures = pictures();
    try (FaceDetector detector = FaceDetectors.open(detection);
        TerminalProgress progress = new TerminalProgress("pictures", pictures.size())) {
      DetectionBenchmark benchmark = new DetectionBenchmark(detector);
      for (Path picture : pictures) {
        try (Image image = Image.decode(Files.readAllBytes(picture))) {
          benchmark.add(image, boxes.getOrDefault(picture.getFileName().toString(), List.of()));
        }
        progress.advance(1);
      }
      return benchmark.figures();
    }
  }

  private List<Path> pictures() throws IOException {
    List<Path> pictures = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(images, "*.{jpg,jpeg,JPG,JPEG}")) {
      files.forEach(pictures::add);
    }
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("no JPEG picture in " + images);
    }
    pictures.sort(null);
    return pictures;
  }
}
