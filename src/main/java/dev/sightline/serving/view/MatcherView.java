package dev.sightline.serving.view;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The matchers that report. Thread-safe. */
public final class MatcherView {
  /** Matchers report every second; a longer silence means that one has died. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Map<String, Reported> matchers = new HashMap<>();
  private Instant since;

  private record Reported(MatcherReport report, Instant at) {}

  /**
   * A matcher that runs.
   *
   * @param id the key of its reports
   * @param revision the revision of the gallery that it searches
   * @param models the models whose vectors it compares
   */
  public record Matcher(String id, long revision, List<String> models) {}

  MatcherView(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Applies a record of {@code sightline.matchers}. */
  public synchronized void apply(TopicRecord record) {
    if (record.value() == null) {
      matchers.remove(record.key());
    } else {
      Instant at = Heard.at(record, since, clock.instant());
      RecordCodecs.matcherReports()
          .read(record.value())
          .ifDone(report -> matchers.put(record.key(), new Reported(report, at)));
    }
  }

  synchronized void clear() {
    matchers.clear();
    since = clock.instant();
  }

  /** Returns whether a matcher runs. */
  public synchronized boolean isRunning() {
    return !running().isEmpty();
  }

  /** Returns the model of the gallery that no running matcher has; empty if one has it. */
  public synchronized Optional<ModelId> missingModel() {
    List<MatcherReport> running = running();
    boolean oneHas =
        running.stream()
            .anyMatch(
                report -> report.model().isEmpty() || report.compared().contains(model(report)));
    return oneHas ? Optional.empty() : running.stream().map(MatcherView::model).findFirst();
  }

  /** Returns the matchers that run, by id. */
  public synchronized List<Matcher> matchers() {
    Instant limit = clock.instant().minus(TIMEOUT);
    return matchers.entrySet().stream()
        .filter(matcher -> matcher.getValue().at().isAfter(limit))
        .sorted(Map.Entry.comparingByKey())
        .map(matcher -> matcher(matcher.getKey(), matcher.getValue().report()))
        .toList();
  }

  private static Matcher matcher(String id, MatcherReport report) {
    return new Matcher(
        id, report.revision(), report.compared().stream().map(ModelId::toString).toList());
  }

  private static ModelId model(MatcherReport report) {
    return report.model().orElseThrow();
  }

  private List<MatcherReport> running() {
    Instant limit = clock.instant().minus(TIMEOUT);
    return matchers.values().stream()
        .filter(matcher -> matcher.at().isAfter(limit))
        .map(Reported::report)
        .toList();
  }
}
