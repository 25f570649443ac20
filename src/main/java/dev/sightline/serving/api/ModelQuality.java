package dev.sightline.serving.api;

import dev.sightline.embedding.Calibration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The accuracy of a model on persons it was not trained on.
 *
 * @param genuinePairs the number of measured pairs of one person
 * @param impostorPairs the number of measured pairs of two persons
 * @param points the points from the lowest threshold to the highest
 */
record ModelQuality(long genuinePairs, long impostorPairs, List<Point> points) {
  private static final int POINTS = 400;

  ModelQuality {
    points = List.copyOf(points);
  }

  /**
   * The rates at a threshold.
   *
   * @param cosineSimilarity the threshold
   * @param fmr the false match rate: the share of impostor pairs at or above it
   * @param fnmr the false non-match rate: the share of genuine pairs below it
   * @param genuineShare the share of genuine pairs from here to the next point
   * @param impostorShare the share of impostor pairs from here to the next point
   */
  record Point(
      double cosineSimilarity,
      double fmr,
      double fnmr,
      double genuineShare,
      double impostorShare) {}

  static ModelQuality of(Calibration calibration) {
    double low =
        Math.min(
            calibration.genuine().quantiles().get(0), calibration.impostor().quantiles().get(0));
    double step = (1 - low) / POINTS;
    return new ModelQuality(
        calibration.genuine().count(),
        calibration.impostor().count(),
        IntStream.rangeClosed(0, POINTS)
            .mapToObj(i -> point(calibration, low + i * step, step))
            .toList());
  }

  private static Point point(Calibration calibration, double threshold, double step) {
    return new Point(
        threshold,
        calibration.fmrAt(threshold),
        calibration.fnmrAt(threshold),
        calibration.genuine().shareBelow(threshold + step)
            - calibration.genuine().shareBelow(threshold),
        calibration.impostor().shareBelow(threshold + step)
            - calibration.impostor().shareBelow(threshold));
  }
}
