package dev.sightline.serving.health;

import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.topics.KafkaRequestException;
import dev.sightline.topics.StageLag;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that asks Kafka every second how far the stages are. */
public final class HealthWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HealthCheck check;
  private final StageLag lag;
  private final SupervisedThread thread;

  private HealthWatch(HealthCheck check, StageLag lag) {
    this.check = check;
    this.lag = lag;
    this.thread = SupervisedThread.start("health-watch", this::watch);
  }

  /**
   * Starts the thread.
   *
   * @param lag stays open
   */
  public static HealthWatch start(HealthCheck check, StageLag lag) {
    return new HealthWatch(check, lag);
  }

  private void watch(SupervisedThread self) throws InterruptedException {
    while (self.isGoing()) {
      try {
        check.answered(lag.groups());
      } catch (KafkaRequestException e) {
        LOG.debug("Kafka does not say how far the stages are: {}", e.getMessage());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
