package dev.sightline.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Percentile intervals by resampling persons with replacement. The pictures of one person resemble
 * each other, so persons, not pictures, are the independent draws.
 *
 * @param rounds the number of resamples, e.g. 1000
 * @param seed the seed of the resampling
 */
public record Bootstrap(int rounds, long seed) {

  public Bootstrap {
    if (rounds < 10) {
      throw new IllegalArgumentException("a bootstrap needs at least 10 rounds, was " + rounds);
    }
  }

  /**
   * A 95 % interval.
   *
   * @param lower the 2.5th percentile
   * @param upper the 97.5th percentile
   */
  public record Interval(double lower, double upper) {}

  /** Returns the 95 % interval of a figure of the trial. */
  public Interval interval(OpenSetTrial trial, ToDoubleFunction<OpenSetTrial> figure) {
    Random random = new Random(seed);
    List<List<ProbeResult>> mated = byPerson(trial.mated());
    List<List<ProbeResult>> impostors = byPerson(trial.impostors());
    double[] figures = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      figures[round] =
          figure.applyAsDouble(
              new OpenSetTrial(
                  trial.gallerySize(), resample(mated, random), resample(impostors, random)));
    }
    return interval(figures);
  }

  /** Returns the 95 % interval of a figure of a set of persons, each given by a number. */
  Interval interval(int[] persons, ToDoubleFunction<int[]> figure) {
    Random random = new Random(seed);
    double[] figures = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      int[] drawn =
          IntStream.range(0, persons.length)
              .map(i -> persons[random.nextInt(persons.length)])
              .toArray();
      figures[round] = figure.applyAsDouble(drawn);
    }
    return interval(figures);
  }

  private Interval interval(double[] figures) {
    Arrays.sort(figures);
    return new Interval(figures[index(0.025)], figures[index(0.975)]);
  }

  private int index(double quantile) {
    return (int) Math.round(quantile * (rounds - 1));
  }

  private static List<List<ProbeResult>> byPerson(List<ProbeResult> probes) {
    Map<String, List<ProbeResult>> groups =
        probes.stream()
            .collect(Collectors.groupingBy(ProbeResult::person, TreeMap::new, Collectors.toList()));
    return List.copyOf(groups.values());
  }

  private static List<ProbeResult> resample(List<List<ProbeResult>> groups, Random random) {
    List<ProbeResult> drawn = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      drawn.addAll(groups.get(random.nextInt(groups.size())));
    }
    return drawn;
  }
}
