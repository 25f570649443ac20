package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.Calibrations;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.evaluation.CalibrationProtocol;
import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.pictures.ChipDegradation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that calibrates a model on the user's own pictures. */
@Command(name = "calibrate")
public final class CalibrateCommand extends PrintingCommand implements Callable<Integer> {
  private static final int[] GALLERY_SIZES = {1, 10, 100, 1_000, 10_000};

  @Option(names = "--data", paramLabel = "DIR", required = true)
  private Path data;

  @Option(names = "--fpir", paramLabel = "SHARE", defaultValue = "0.003")
  private double fpir;

  @Mixin private BundleOption source;
  @Mixin private BundleFile out;
  @Mixin private CutOptions cut;

  @Override
  public Integer call() {
    Calibration plain = measure(false);
    Calibrations calibrations = Calibrations.none().with(false, plain).with(true, measure(true));
    ModelBundle bundle = source.read();
    ModelBundle calibrated = bundle.withCard(bundle.card().withCalibrations(calibrations));
    calibrated.write(out.path());
    print(plain);
    return 0;
  }

  private Calibration measure(boolean mirror) {
    EmbeddingConfig config =
        EmbeddingConfig.defaults().withModel(source.model()).withMirror(mirror);
    return new CalibrationProtocol(data)
        .run(new EvaluationConfig(config, cut.config(), ChipDegradation.NONE, Optional.empty()));
  }

  private void print(Calibration calibration) {
    PrintWriter terminal = out();
    terminal.println("templates  cosine threshold at FPIR " + fpir + "  genuine faces missed");
    for (int size : GALLERY_SIZES) {
      float threshold = calibration.thresholdFor(fpir, size);
      terminal.println(
          String.format(
              Locale.ROOT,
              "%9d  %.4f  %.2f %%",
              size,
              threshold,
              100 * calibration.fnmrAt(threshold)));
    }
    terminal.println("wrote " + out.path());
  }
}
