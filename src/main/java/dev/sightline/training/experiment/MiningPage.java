package dev.sightline.training.experiment;

import dev.sightline.evaluation.Charts;
import dev.sightline.training.EpochFigures;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.ValidationFigures;
import dev.sightline.training.triplets.Mining;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/**
 * The page of a mining experiment: Markdown with a table, and its curves as PNG files.
 *
 * @param page the page's file
 * @param images the folder of the figures, created if it is missing
 */
record MiningPage(Path page, Path images) {
  /**
   * The colour of each mining, whatever the seed; distinguishable by colour-blind readers too
   * (Okabe and Ito).
   */
  private static final Map<Mining, Color> COLOURS =
      Map.of(
          Mining.RANDOM, new Color(0xE69F00),
          Mining.SEMI_HARD, new Color(0x0072B2),
          Mining.HARD, new Color(0x009E73),
          Mining.ALL, new Color(0xCC79A7));

  private static final String IDEA =
      """
      # Which triplets teach

      Of three pictures, anchor A and positive P show one person, negative N another. With d(x, y) = ‖f(x) − f(y)‖² on unit
      embeddings, in [0, 4], the loss of a triplet is `max(0, d(A,P) − d(A,N) + α)` (Schroff et al. 2015, FaceNet, §3.1).
      Without the margin α the network could send every face to one point. Triplets drawn at random mostly satisfy the margin
      already and teach nothing; those to train on have d(A,P) ≈ d(A,N). Sightline's miners are `random`; `semi-hard`, for
      each anchor and positive the nearest negative beyond the positive; `hard`, the hardest positive and negative of the
      batch; and `all`, every active triplet.

      ## The experiment

      """;

  void write(MiningPlan plan, List<MiningRun> runs) {
    curve(runs, "mining-loss", "loss", figures -> figures.triplets().meanLoss());
    curve(
        runs,
        "mining-active",
        "active share of the triplets",
        figures -> figures.triplets().activeShare());
    curve(
        runs,
        "mining-val",
        "validation VAL at FAR 1e-3",
        figures -> figures.validation().valAtFar1e3());
    try {
      Files.createDirectories(page.toAbsolutePath().getParent());
      Files.writeString(page, markdown(plan, runs));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the page " + page, e);
    }
  }

  private void curve(
      List<MiningRun> runs, String name, String label, ToDoubleFunction<EpochFigures> figure) {
    XYChart chart = Charts.lines(label, "step", label);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    Set<Mining> named = EnumSet.noneOf(Mining.class);
    boolean ofTriplets = !name.equals("mining-val");
    for (MiningRun run : runs) {
      List<EpochFigures> drawn =
          run.history().stream().filter(f -> !ofTriplets || f.triplets().offered() > 0).toList();
      if (!drawn.isEmpty()) {
        XYSeries series =
            Charts.add(
                chart,
                run.mining().key() + ", seed " + run.seed(),
                drawn.stream().mapToDouble(EpochFigures::step).toArray(),
                drawn.stream().mapToDouble(figure).toArray());
        series.setLineColor(COLOURS.get(run.mining()));
        series.setLabel(run.mining().key());
        series.setShowInLegend(named.add(run.mining()));
      }
    }
    Charts.write(chart, images, name);
  }

  private String markdown(MiningPlan plan, List<MiningRun> runs) {
    StringBuilder page = new StringBuilder();
    page.append(IDEA);
    page.append(introduction(plan));
    page.append(
        """
        | mining | seed | steps | triplets offered, last interval | active: first → last interval | loss | VAL at FAR 1e-2 | 1e-3 | 1e-4 | EER |
        |---|---|---|---|---|---|---|---|---|---|
        """);
    plan.seeds().forEach(seed -> page.append(start(runs, seed)));
    runs.forEach(run -> page.append(row(run)));
    for (String curve : List.of("mining-active", "mining-val", "mining-loss")) {
      page.append("\n![" + curve + "](" + link() + "/" + curve + ".png)\n");
    }
    return page.toString();
  }

  /** Returns the folder of the figures as the page's links name it. */
  private String link() {
    Path folder = page.toAbsolutePath().normalize().getParent();
    return folder.relativize(images.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private static String introduction(MiningPlan plan) {
    TrainingConfig config = plan.config();
    return String.format(
        Locale.ROOT,
        """
        The same last layer from the same random start, on the same batches, for the same number of steps; only the choice of
        triplets differs. This page was written by `sightline experiment mining`.

        The layers of %s before the last keep the public-domain weights, so what enters the last layer is computed once.
        %d persons with %d faces to train, %d persons with %d faces to validate; batches of %d persons with %d pictures,
        %s, Adam with %s, seeds %s.

        Offered is M, the number of triplets that the miner handed over in the last interval; active are those that moved the
        weights. The loss is the mean over the offered. VAL is the share of genuine pairs accepted at a false accept rate
        (FAR), over all pairs of the validation persons.

        """,
        plan.network().name(),
        plan.faces().training().data().persons().size(),
        plan.faces().training().data().faces().size(),
        plan.faces().validation().data().persons().size(),
        plan.faces().validation().data().faces().size(),
        config.batch().persons(),
        config.batch().pictures(),
        config.objective().loss(),
        config.optimizer().learningRate(),
        plan.seeds());
  }

  private static String start(List<MiningRun> runs, long seed) {
    MiningRun first = runs.stream().filter(run -> run.seed() == seed).findFirst().orElseThrow();
    return String.format(
        Locale.ROOT, "| start | %d | 0 | | | | %s |%n", seed, validation(first.history().get(0)));
  }

  private static String row(MiningRun run) {
    EpochFigures last = run.last();
    String steps =
        run.collapsedAt().isPresent()
            ? "collapsed at " + run.collapsedAt().getAsInt()
            : String.valueOf(last.step());
    double firstActive =
        run.history().stream()
            .skip(1)
            .findFirst()
            .map(figures -> figures.triplets().activeShare())
            .orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %d | %.1f %% → %.1f %% | %.4f | %s |%n",
        run.mining().key(),
        run.seed(),
        steps,
        last.triplets().offered(),
        100 * firstActive,
        100 * last.triplets().activeShare(),
        last.triplets().meanLoss(),
        validation(last));
  }

  private static String validation(EpochFigures figures) {
    ValidationFigures validation = figures.validation();
    return String.format(
        Locale.ROOT,
        "%.1f %% | %.1f %% | %.1f %% | %.1f %%",
        100 * validation.valAtFar1e2(),
        100 * validation.valAtFar1e3(),
        100 * validation.valAtFar1e4(),
        100 * validation.equalErrorRate());
  }
}
