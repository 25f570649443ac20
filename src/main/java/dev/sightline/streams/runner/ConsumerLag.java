package dev.sightline.streams.runner;

import dev.sightline.streams.InputProgress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The progress of this process through its own input, by the lag that its consumers measure. It
 * does not see the lag of stages in other processes.
 */
final class ConsumerLag implements InputProgress {
  /** The end of a transaction counts as a record, and nothing is read for it. */
  private static final double MAX_LAG = 1;

  private final Map<Integer, Instant> readThrough = new ConcurrentHashMap<>();
  private volatile Supplier<Map<MetricName, ? extends Metric>> metrics = Map::of;

  /** Sets the source of the metrics. */
  void readFrom(Supplier<Map<MetricName, ? extends Metric>> source) {
    metrics = source;
  }

  @Override
  public Instant processedUpTo(int partition, Instant now) {
    if (ConsumerMetrics.lag(metrics.get(), partition) <= MAX_LAG) {
      readThrough.put(partition, now);
    }
    return readThrough.getOrDefault(partition, Instant.EPOCH);
  }
}
