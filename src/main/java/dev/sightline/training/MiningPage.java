package dev.sightline.training;

import dev.sightline.evaluation.Charts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;

/**
 * Writes a mining experiment down: a Markdown page with a table, and its curves as PNG files.
 *
 * @param page the page's file
 * @param images folder of the figures, made if it is missing
 */
record MiningPage(Path page, Path images) {

  void write(MiningExperiment experiment, List<MiningExperiment.Run> runs) {
    curve(runs, "mining-loss", "loss", figures -> figures.triplets().meanLoss());
    curve(
        runs,
        "mining-active",
        "active share of the triplets",
        figures -> figures.triplets().activeShare());
    curve(
        runs,
        "mining-val",
        "validation VAL at FAR 1e-2",
        figures -> figures.validation().valAtFar1e2());
    try {
      Files.createDirectories(page.toAbsolutePath().getParent());
      Files.writeString(page, markdown(experiment, runs));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the page " + page, e);
    }
  }

  private void curve(
      List<MiningExperiment.Run> runs,
      String name,
      String label,
      ToDoubleFunction<EpochFigures> figure) {
    XYChart chart = Charts.lines(label, "step", label);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    boolean ofTriplets = !name.equals("mining-val");
    for (MiningExperiment.Run run : runs) {
      List<EpochFigures> drawn =
          run.history().stream().filter(f -> !ofTriplets || f.triplets().offered() > 0).toList();
      if (!drawn.isEmpty()) {
        Charts.add(
            chart,
            run.mining().key() + ", seed " + run.seed(),
            drawn.stream().mapToDouble(EpochFigures::step).toArray(),
            drawn.stream().mapToDouble(figure).toArray());
      }
    }
    Charts.write(chart, images, name);
  }

  private String markdown(MiningExperiment experiment, List<MiningExperiment.Run> runs) {
    StringBuilder page = new StringBuilder();
    page.append("# Which triplets teach\n\n");
    page.append(introduction(experiment));
    page.append(
        """
        | mining | seed | steps | triplets offered, last interval | active | loss | VAL at FAR 1e-2 | VAL at FAR 1e-3 | EER |
        |---|---|---|---|---|---|---|---|---|
        """);
    runs.forEach(run -> page.append(row(run)));
    page.append(
        """

        ![loss](images/mining-loss.png)

        ![active share](images/mining-active.png)

        ![validation](images/mining-val.png)
        """);
    return page.toString();
  }

  private static String introduction(MiningExperiment experiment) {
    TrainingConfig config = experiment.config();
    return """
        The same network from the same random start, on the same batches, for the same number of
        steps; only the choice of triplets differs. Written by `sightline experiment mining`.

        Network %s, %d persons with %d faces to train, %d persons with %d faces to validate; batches
        of %d persons with %d pictures, %s, Adam with %s, at most %d steps, seeds %s.

        Offered is M, the number of triplets that the miner handed over; active are those that moved
        the network. The loss is the mean over the offered. All figures of a row but the first are
        of the last interval between two validations.

        """
        .formatted(
            experiment.network().name(),
            experiment.data().training().persons().size(),
            experiment.data().training().faces().size(),
            experiment.data().validation().persons().size(),
            experiment.data().validation().faces().size(),
            config.persons(),
            config.pictures(),
            config.loss(),
            config.optimizer().learningRate(),
            config.schedule().maxSteps(),
            experiment.seeds());
  }

  private static String row(MiningExperiment.Run run) {
    EpochFigures last = run.last();
    String steps =
        run.collapsedAt().isPresent()
            ? "collapsed at " + run.collapsedAt().getAsInt()
            : String.valueOf(last.step());
    return "| %s | %d | %s | %d | %.1f %% | %.4f | %.1f %% | %.1f %% | %.1f %% |%n"
        .formatted(
            run.mining().key(),
            run.seed(),
            steps,
            last.triplets().offered(),
            100 * last.triplets().activeShare(),
            last.triplets().meanLoss(),
            100 * last.validation().valAtFar1e2(),
            100 * last.validation().valAtFar1e3(),
            100 * last.validation().equalErrorRate());
  }
}
