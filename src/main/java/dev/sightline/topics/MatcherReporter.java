package dev.sightline.topics;

import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on {@code sightline.matchers} which revision of the gallery a matcher searches, and what of
 * models it goes by: whenever it changes, and every second, so that silence means that the matcher
 * has died. Has a thread of its own, which does not hold up the stream where Kafka does not answer.
 */
public final class MatcherReporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MatcherReporter.class);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int GIVE_UP_MILLIS = 5_000;
  private static final Map<String, Object> SETTINGS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MILLIS,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * GIVE_UP_MILLIS);

  private final KafkaClients clients;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final byte[] name;
  private final Supplier<MatcherReport> report;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread reporter = new Thread(task, "sightline-matcher-reporter");
            reporter.setDaemon(true);
            return reporter;
          });
  private MatcherReport reported;
  private long reportedAtNanos;
  private boolean failing;

  /**
   * @param name tells this matcher from all others, for people to read
   * @param report what to say, as it is when asked
   */
  public MatcherReporter(
      KafkaClients clients, String topic, String name, Supplier<MatcherReport> report) {
    this.clients = clients;
    this.producer = clients.producer(Map.of(), SETTINGS);
    this.topic = topic;
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.report = report;
  }

  /** Reports from now on. */
  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    MatcherReport current = report.get();
    if (!current.equals(reported) || now - reportedAtNanos >= BEAT.toNanos()) {
      send(RecordCodecs.matcherReports().write(current));
      reported = current;
      reportedAtNanos = now;
    }
  }

  private void send(byte[] value) {
    try {
      clients.requireTopic(topic);
      var unused =
          producer.send(
              new ProducerRecord<>(topic, name, value), (sent, failure) -> answered(failure));
    } catch (KafkaException | KafkaRequestException e) {
      answered(e);
    }
  }

  private synchronized void answered(Exception failure) {
    if (failure != null && !failing) {
      LOG.warn(
          "Kafka takes no reports for {}, so nobody who enrols waits for this matcher: {}",
          topic,
          failure.getMessage());
    }
    failing = failure != null;
  }

  /** Says that the matcher has ended; once. */
  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    thread.execute(() -> send(null));
    thread.shutdown();
    try {
      boolean unused = thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(FAREWELL);
  }
}
