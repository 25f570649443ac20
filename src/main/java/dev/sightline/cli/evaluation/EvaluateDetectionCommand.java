package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.AnnotatedBoxes;
import dev.sightline.evaluation.DetectionFigures;
import dev.sightline.evaluation.DetectionProtocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
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

  @Mixin private ResultFormat format;
  @Mixin private DetectorOptions detectorOptions;

  @Override
  public Integer call() throws IOException {
    DetectionFigures figures =
        new DetectionProtocol(images, AnnotatedBoxes.read(boxes))
            .run(detectorOptions.config(SMALLEST_FACE_PX));
    return format.print(figures, EvaluateDetectionCommand::sentence, out());
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
