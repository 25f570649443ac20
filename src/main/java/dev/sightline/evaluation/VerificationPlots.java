package dev.sightline.evaluation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;

/**
 * The figures of a verification protocol: {@code NAME-roc.png}, {@code NAME-det.png} and {@code
 * NAME-similarities.png}.
 *
 * @param folder the folder, created if it is missing
 * @param name the name of the protocol, the first part of the files' names
 */
record VerificationPlots(Path folder, String name) {
  private static final int BINS = 100;

  /** The highest error rate drawn on normal-deviate axes. */
  private static final double MAX_DET_RATE = 0.5;

  void write(List<ScoredPair> pairs) {
    PairSimilarities similarities = PairSimilarities.of(pairs);
    List<OperatingPoint> points = RocCurve.of(similarities).points();
    roc(points);
    det(points);
    similarities(similarities);
  }

  private void roc(List<OperatingPoint> points) {
    List<OperatingPoint> drawn = points.stream().filter(p -> p.falseAcceptRate() > 0).toList();
    XYChart chart = Charts.lines(name + ": ROC", "false accept rate", "true accept rate");
    chart.getStyler().setXAxisLogarithmic(true);
    Charts.add(
        chart,
        "pairs",
        drawn.stream().mapToDouble(OperatingPoint::falseAcceptRate).toArray(),
        drawn.stream().mapToDouble(OperatingPoint::validationRate).toArray());
    chart.getStyler().setLegendVisible(false);
    Charts.write(chart, folder, name + "-roc");
  }

  private void det(List<OperatingPoint> points) {
    List<OperatingPoint> drawn =
        points.stream()
            .filter(p -> p.falseAcceptRate() > 0 && p.falseAcceptRate() <= MAX_DET_RATE)
            .filter(p -> p.validationRate() < 1 && 1 - p.validationRate() <= MAX_DET_RATE)
            .toList();
    if (drawn.isEmpty()) {
      return;
    }
    XYChart chart =
        Charts.lines(
            name + ": DET, normal-deviate axes", "false accept rate, %", "false reject rate, %");
    Charts.add(
        chart,
        "pairs",
        drawn.stream().mapToDouble(p -> NormalDeviate.of(p.falseAcceptRate())).toArray(),
        drawn.stream().mapToDouble(p -> NormalDeviate.of(1 - p.validationRate())).toArray());
    chart.getStyler().setxAxisTickLabelsFormattingFunction(VerificationPlots::percent);
    chart.getStyler().setyAxisTickLabelsFormattingFunction(VerificationPlots::percent);
    chart.getStyler().setLegendVisible(false);
    Charts.write(chart, folder, name + "-det");
  }

  /** Returns a rate with digits enough that no two ticks are equal: the chart would never end. */
  private static String percent(double deviate) {
    return String.format(Locale.ROOT, "%.4g", 100 * NormalDeviate.distribution(deviate));
  }

  private void similarities(PairSimilarities similarities) {
    double[] finite =
        DoubleStream.concat(
                Arrays.stream(similarities.genuine()), Arrays.stream(similarities.impostor()))
            .filter(Double::isFinite)
            .toArray();
    double low = Arrays.stream(finite).min().orElse(-1);
    double width = (Arrays.stream(finite).max().orElse(1) - low) / BINS;
    double[] middles = IntStream.range(0, BINS).mapToDouble(i -> low + (i + 0.5) * width).toArray();
    XYChart chart = Charts.lines(name + ": similarities", "cosine similarity", "share of pairs");
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    Charts.add(chart, "one person", middles, histogram(similarities.genuine(), low, width));
    Charts.add(chart, "two persons", middles, histogram(similarities.impostor(), low, width));
    Charts.write(chart, folder, name + "-similarities");
  }

  private static double[] histogram(double[] values, double low, double width) {
    double[] shares = new double[BINS];
    for (double value : values) {
      int bin = (int) Math.min(BINS - 1, (value - low) / width);
      if (Double.isFinite(value) && bin >= 0) {
        shares[bin] += 1.0 / values.length;
      }
    }
    return shares;
  }
}
