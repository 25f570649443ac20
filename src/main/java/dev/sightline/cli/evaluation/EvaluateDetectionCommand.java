package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.Json;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.cli.options.Progress;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceDetector;
import dev.sightline.evaluation.AnnotatedBoxes;
import dev.sightline.evaluation.DetectionBenchmark;
import dev.sightline.evaluation.DetectionFigures;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures a detector on pictures with annotated faces. */
@Command(name = "detection")
final class EvaluateDetectionCommand extends PrintingCommand implements Callable<Integer> {
  /** Benchmarks contain small faces, which the default for cameras would ignore. */
  private static final double SMALLEST_FACE_PX = 20;

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--boxes", paramLabel = "FILE", required = true)
  private Path boxes;

  @Option(names = "--json")
  private boolean json;

  @Mixin private DetectorOptions detectorOptions;

  @Override
  public Integer call() throws IOException {
    DetectionFigures figures = measure(AnnotatedBoxes.read(boxes), pictures());
    PrintWriter out = out();
    out.println(json ? Json.write(figures) : sentence(figures));
    return 0;
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

  private DetectionFigures measure(Map<String, List<Box>> faces, List<Path> pictures)
      throws IOException {
    try (FaceDetector detector = detectorOptions.open(SMALLEST_FACE_PX);
        ProgressBar progress = Progress.of("pictures", pictures.size())) {
      DetectionBenchmark benchmark = new DetectionBenchmark(detector);
      for (Path picture : pictures) {
        try (Image image = Image.decode(Files.readAllBytes(picture))) {
          benchmark.add(image, faces.getOrDefault(picture.getFileName().toString(), List.of()));
        }
        progress.step();
      }
      return benchmark.figures();
    }
  }

  private static String sentence(DetectionFigures figures) {
    return String.format(
        Locale.ROOT,
        "recall %.3f, precision %.3f on %d faces in %d pictures; %.1f ms a picture",
        figures.recall(),
        figures.precision(),
        figures.faces(),
        figures.images(),
        figures.millisPerImage());
  }
}
