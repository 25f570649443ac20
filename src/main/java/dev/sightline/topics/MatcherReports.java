package dev.sightline.topics;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which matchers have a revision of the gallery, as their reports come in. Pure: the time is given.
 *
 * <p>A matcher counts as running while it reports. One from whom nothing has come since long before
 * the newest report is taken for dead at once; one who falls silent, after {@link #TIMEOUT}.
 */
final class MatcherReports {
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final long wanted;
  private final Map<String, Report> reports = new TreeMap<>();

  private record Report(MatcherReport said, long writtenMillis, long heardNanos) {
    long revision() {
      return said.revision();
    }

    boolean isRecent(long nowNanos) {
      return nowNanos - heardNanos < TIMEOUT.toNanos();
    }
  }

  /**
   * @param wanted the revision that is waited for
   */
  MatcherReports(long wanted) {
    this.wanted = wanted;
  }

  /**
   * A matcher reported.
   *
   * @param writtenMillis when, by the broker's clock
   * @param nowNanos when it was read, by a clock that only grows
   */
  void heard(String matcher, MatcherReport said, long writtenMillis, long nowNanos) {
    reports.put(matcher, new Report(said, writtenMillis, nowNanos));
  }

  /** A matcher said that it ends. */
  void ended(String matcher) {
    reports.remove(matcher);
  }

  /** Forgets those who were silent long before the newest report. */
  void forgetTheDead() {
    long newest = reports.values().stream().mapToLong(Report::writtenMillis).max().orElse(0);
    reports.values().removeIf(report -> report.writtenMillis() < newest - 2 * TIMEOUT.toMillis());
  }

  /** The matchers whose report was written at this time or later. */
  List<String> writtenSince(long millis) {
    List<String> found = new ArrayList<>();
    reports.forEach(
        (matcher, report) -> {
          if (report.writtenMillis() >= millis) {
            found.add(matcher);
          }
        });
    return found;
  }

  /** The running matchers that do not have the revision yet. */
  List<String> behind(long nowNanos) {
    return running(nowNanos, report -> report.revision() < wanted);
  }

  /** The running matchers that do not compare vectors of a model. */
  List<String> without(ModelId model, long nowNanos) {
    return running(nowNanos, report -> !report.said().compared().contains(model));
  }

  private List<String> running(long nowNanos, Predicate<Report> which) {
    List<String> found = new ArrayList<>();
    reports.forEach(
        (matcher, report) -> {
          if (report.isRecent(nowNanos) && which.test(report)) {
            found.add(matcher);
          }
        });
    return found;
  }

  MatcherReadiness answer(long nowNanos) {
    long applied = reports.values().stream().filter(report -> report.revision() >= wanted).count();
    return new MatcherReadiness(wanted, (int) applied, behind(nowNanos));
  }
}
