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
 * The matchers that have applied a revision of the gallery, by their reports. Pure: the time is
 * given.
 *
 * <p>A matcher counts as running while it reports. A matcher whose last report is much older than
 * the newest report counts as dead immediately; one that falls silent, after {@link #TIMEOUT}.
 */
final class MatcherReports {
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final long wanted;
  private final Map<String, Report> reports = new TreeMap<>();

  private record Report(MatcherReport content, long writtenMillis, long readNanos) {
    long revision() {
      return content.revision();
    }

    boolean isRecent(long nowNanos) {
      return nowNanos - readNanos < TIMEOUT.toNanos();
    }
  }

  /**
   * @param wanted the revision to wait for
   */
  MatcherReports(long wanted) {
    this.wanted = wanted;
  }

  /**
   * Adds a report.
   *
   * @param writtenMillis when it was written, by the broker's clock
   * @param nowNanos when it was read, by a monotonic clock
   */
  void add(String matcher, MatcherReport content, long writtenMillis, long nowNanos) {
    reports.put(matcher, new Report(content, writtenMillis, nowNanos));
  }

  /** Removes a matcher that reported its end. */
  void ended(String matcher) {
    reports.remove(matcher);
  }

  /** Removes matchers whose last report is much older than the newest. */
  void forgetTheDead() {
    long newest = reports.values().stream().mapToLong(Report::writtenMillis).max().orElse(0);
    reports.values().removeIf(report -> report.writtenMillis() < newest - 2 * TIMEOUT.toMillis());
  }

  /** Returns the matchers whose report was written at this time or later. */
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

  /** Returns the running matchers that have not applied the revision yet. */
  List<String> behind(long nowNanos) {
    return running(nowNanos, report -> report.revision() < wanted);
  }

  /** Returns the running matchers that do not compare vectors of a model. */
  List<String> without(ModelId model, long nowNanos) {
    return running(nowNanos, report -> !report.content().compared().contains(model));
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
