package dev.sightline.streams.runner;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Reads from Kafka's own metrics how long ago a stream thread last asked for records. Between two
 * such times it works on those it got, so a long time means that a stage stands still.
 */
final class LastPoll {
  private static final String METRIC = "last-poll-seconds-ago";

  private LastPoll() {}

  /** The longest of all stream threads; zero before the first time. */
  static Duration ago(Map<MetricName, ? extends Metric> metrics) {
    double seconds =
        metrics.entrySet().stream()
            .filter(metric -> isOfStreamThread(metric.getKey()))
            .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
            .max()
            .orElse(0);
    return Duration.ofMillis((long) (1000 * Math.max(0, seconds)));
  }

  /** Consumers that restore state, or read the gallery, ask when they need to. */
  private static boolean isOfStreamThread(MetricName name) {
    String client = name.tags().getOrDefault("client-id", "");
    return name.name().equals(METRIC)
        && client.endsWith("-consumer")
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }
}
