package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.OutputPath;
import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.pictures.ChipDegradation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all measurements of a model share. */
final class ProtocolOptions {

  @Option(names = "--covered")
  private boolean covered;

  @Option(names = "--chip-size", paramLabel = "PX")
  private Integer chipSizePx;

  @Option(names = "--jpeg-quality", paramLabel = "Q")
  private Integer jpegQuality;

  @Option(names = "--plots", paramLabel = "DIR", converter = OutputPath.Created.class)
  private Path plots;

  @Mixin private ResultFormat format;
  @Mixin private ModelOptions model;
  @Mixin private CutOptions cut;

  EvaluationConfig config() {
    return new EvaluationConfig(
        model.config(),
        cut.config().withUnsureFaces(),
        new ChipDegradation(covered, optional(chipSizePx), optional(jpegQuality)),
        Optional.ofNullable(plots));
  }

  private static OptionalInt optional(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Prints a result as JSON or as text, and returns the exit code. */
  <T extends Record> int print(T result, Function<T, String> text, PrintWriter out) {
    return format.print(result, text, out);
  }
}
