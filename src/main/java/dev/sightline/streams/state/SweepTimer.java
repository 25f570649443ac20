package dev.sightline.streams.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** The times at which records may be swept, with a commit between two of them. */
public final class SweepTimer {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Duration between;
  private Instant swept = Instant.EPOCH;

  /**
   * @param properties the properties of Kafka Streams
   */
  public SweepTimer(Map<String, Object> properties) {
    Object commits = properties.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    this.between =
        Duration.ofMillis(Math.max(SHORTEST.toMillis(), Long.parseLong(String.valueOf(commits))));
  }

  /** Returns whether a sweep is due; if so, the next is due a while after this one. */
  public boolean isDue(Instant now) {
    if (now.isBefore(swept.plus(between))) {
      return false;
    }
    swept = now;
    return true;
  }
}
