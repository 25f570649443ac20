package dev.sightline.streams.runner;

import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Reads Kafka's metrics of the stream threads' consumers. */
final class ConsumerMetrics {

  private ConsumerMetrics() {}

  /** Returns whether any consumer has a connection to a broker. */
  static boolean isConnected(Map<MetricName, ? extends Metric> metrics) {
    return values(metrics, "connection-count").anyMatch(count -> count > 0);
  }

  private static DoubleStream values(Map<MetricName, ? extends Metric> metrics, String name) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .filter(metric -> isOfStreamThread(metric.getKey()))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue());
  }

  /** Consumers that restore state or read the gallery connect only when necessary. */
  private static boolean isOfStreamThread(MetricName name) {
    String client = name.tags().getOrDefault("client-id", "");
    return client.endsWith("-consumer")
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }
}
