package dev.sightline.matching;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.Calibration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules for naming a face.
 *
 * @param threshold {@code match.threshold}: a fixed cosine similarity in [−1, 1] that a named face
 *     must reach; if empty, the threshold follows from {@code fpir}, the model's calibration and
 *     the gallery's size
 * @param fpir {@code match.fpir}: the accepted false positive identification rate: the share of
 *     strangers' faces that may be named, in (0, 1)
 * @param margin {@code match.margin}: how far the named person's cosine similarity must lie above
 *     the next person's, in [0, 2]; if empty, it follows from the model's calibration
 * @param candidates {@code match.candidates}: the number of persons a decision lists, at least 1
 * @param collections {@code match.collections}: the collections a camera's faces are compared with
 */
public record MatchConfig(
    OptionalDouble threshold,
    double fpir,
    OptionalDouble margin,
    int candidates,
    CameraCollections collections) {

  private static final double MARGIN_SHARE = 0.07;
  private static final double UNMEASURED_MARGIN = 0.01;

  public MatchConfig {
    requireNonNull(threshold, "match.threshold");
    requireNonNull(margin, "match.margin");
    requireNonNull(collections, "match.collections");
    if (threshold.isPresent()) {
      requireWithin("match.threshold", threshold.getAsDouble(), -1, 1);
    }
    if (!(fpir > 0 && fpir < 1)) {
      throw new IllegalArgumentException("match.fpir must be above 0 and below 1, was " + fpir);
    }
    if (margin.isPresent()) {
      requireWithin("match.margin", margin.getAsDouble(), 0, 2);
    }
    if (candidates < 1) {
      throw new IllegalArgumentException("match.candidates must be at least 1, was " + candidates);
    }
  }

  public static MatchConfig defaults() {
    return new MatchConfig(
        OptionalDouble.empty(), 0.003, OptionalDouble.empty(), 3, CameraCollections.all());
  }

  /**
   * Returns the margin for a model: the configured one, or a share of what lies between a typical
   * pair of two persons and a typical pair of one.
   *
   * @param calibration the model's calibration, if it has one
   */
  public double marginFor(Optional<Calibration> calibration) {
    return margin.orElseGet(
        () ->
            calibration
                .map(
                    measured ->
                        MARGIN_SHARE
                            * (measured.genuine().quantile(0.5)
                                - measured.impostor().quantile(0.5)))
                .filter(measured -> measured > 0)
                .orElse(UNMEASURED_MARGIN));
  }

  /** Returns these rules with the margin for a model. */
  public MatchConfig forModel(Optional<Calibration> calibration) {
    return new MatchConfig(
        threshold, fpir, OptionalDouble.of(marginFor(calibration)), candidates, collections);
  }

  private static void requireWithin(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be in [%s, %s], was %s", key, low, high, value));
    }
  }
}
