package dev.sightline.serving.health;

import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.topics.KafkaRequestException;
import dev.sightline.topics.StageLag;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that ask Kafka every second how far the stages are, and the search stage every two
 * seconds whether it answers.
 */
public final class HealthWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration SEARCH_PAUSE = Duration.ofSeconds(2);

  private final HealthCheck check;
  private final StageLag lag;
  private final Supplier<Optional<String>> search;
  private final SupervisedThread stages;
  private final SupervisedThread searches;

  private HealthWatch(HealthCheck check, StageLag lag, Supplier<Optional<String>> search) {
    this.check = check;
    this.lag = lag;
    this.search = search;
    this.stages = SupervisedThread.start("health-watch", this::watchStages);
    this.searches = SupervisedThread.start("search-watch", this::watchSearch);
  }

  /**
   * Starts the threads.
   *
   * @param lag stays open
   * @param search asks the search stage and returns why it does not answer; empty if it does
   */
  public static HealthWatch start(
      HealthCheck check, StageLag lag, Supplier<Optional<String>> search) {
    return new HealthWatch(check, lag, search);
  }

  private void watchStages(SupervisedThread self) throws InterruptedException {
    while (self.isGoing()) {
      try {
        check.answered(lag.groups());
      } catch (KafkaRequestException e) {
        LOG.debug("Kafka does not say how far the stages are: {}", e.getMessage());
      }
      check.announce();
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private void watchSearch(SupervisedThread self) throws InterruptedException {
    while (self.isGoing()) {
      check.searched(search.get());
      Thread.sleep(SEARCH_PAUSE.toMillis());
    }
  }

  @Override
  public void close() {
    stages.close();
    searches.close();
  }
}
