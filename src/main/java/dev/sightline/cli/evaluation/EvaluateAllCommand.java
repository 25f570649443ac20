package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.OutputPath.InFolder;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.pictures.ChipDegradation;
import dev.sightline.evaluation.report.AccuracyReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures everything and writes one report. */
@Command(name = "all")
final class EvaluateAllCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "DIR", required = true)
  private Path data;

  @Option(names = "--report", paramLabel = "FILE.md", converter = InFolder.class, required = true)
  private Path report;

  @Mixin private ModelOptions model;
  @Mixin private CutOptions cut;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = out();
    EvaluationConfig config =
        new EvaluationConfig(
            model.config(),
            cut.config().withUnsureFaces(),
            ChipDegradation.NONE,
            Optional.of(AccuracyReport.plots(report)));
    List<String> skipped = AccuracyReport.of(data, config).write(report, err()::println);
    skipped.forEach(title -> out.println("skipped for lack of pictures: " + title));
    out.println("wrote " + report);
    return 0;
  }
}
