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
