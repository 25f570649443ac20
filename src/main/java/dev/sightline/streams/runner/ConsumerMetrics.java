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
    return values(metrics, "connection-count", Map.of()).anyMatch(count -> count > 0);
  }

  /** Returns the number of records that wait in a partition; 0 while nothing is known. */
  static double lag(Map<MetricName, ? extends Metric> metrics, int partition) {
    return values(metrics, "records-lag", Map.of("partition", Integer.toString(partition)))
        .max()
        .orElse(0);
  }

  private static DoubleStream values(
      Map<MetricName, ? extends Metric> metrics, String name, Map<String, String> tags) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .filter(metric -> metric.getKey().tags().entrySet().containsAll(tags.entrySet()))
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
