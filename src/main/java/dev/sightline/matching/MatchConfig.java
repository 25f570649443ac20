package dev.sightline.matching;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
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
 *     the next person's, in [0, 2]
 * @param candidates {@code match.candidates}: the number of persons a decision lists, at least 1
 * @param collections {@code match.collections}: the collections a camera's faces are compared with
 */
public record MatchConfig(
    OptionalDouble threshold,
    double fpir,
    double margin,
    int candidates,
    CameraCollections collections) {

  public MatchConfig {
    requireNonNull(threshold, "match.threshold");
    requireNonNull(collections, "match.collections");
    if (threshold.isPresent()) {
      requireWithin("match.threshold", threshold.getAsDouble(), -1, 1);
    }
    if (!(fpir > 0 && fpir < 1)) {
      throw new IllegalArgumentException("match.fpir must be above 0 and below 1, was " + fpir);
    }
    requireWithin("match.margin", margin, 0, 2);
    if (candidates < 1) {
      throw new IllegalArgumentException("match.candidates must be at least 1, was " + candidates);
    }
  }

  public static MatchConfig defaults() {
    return new MatchConfig(OptionalDouble.empty(), 0.003, 0.01, 3, CameraCollections.all());
  }

  private static void requireWithin(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be in [%s, %s], was %s", key, low, high, value));
    }
  }
}
