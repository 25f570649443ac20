package dev.sightline.streams.runner;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The time since a stream thread last polled, from Kafka's own metrics. Between two polls it
 * processes the records it got, so a long time means that a stage makes no progress.
 */
final class LastPoll {
  private static final String METRIC = "last-poll-seconds-ago";

  private LastPoll() {}

  /** Returns the longest time of all stream threads; zero before the first poll. */
  static Duration ago(Map<MetricName, ? extends Metric> metrics) {
    double seconds =
        metrics.entrySet().stream()
            .filter(metric -> isOfStreamThread(metric.getKey()))
            .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
            .max()
            .orElse(0);
    return Duration.ofMillis((long) (1000 * Math.max(0, seconds)));
  }

  /**
   * Returns whether the metric is of a stream thread's consumer. Consumers that restore state or
   * read the gallery poll only when necessary.
   */
  private static boolean isOfStreamThread(MetricName name) {
    String client = name.tags().getOrDefault("client-id", "");
    return name.name().equals(METRIC)
        && client.endsWith("-consumer")
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }
}
