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
 * A heartbeat on {@code sightline.matchers} with the revision of the gallery that a matcher
 * searches and its models. It is sent at every change, and every second, so that silence means that
 * the matcher has died. It has its own thread, so that the stream does not wait if Kafka does not
 * answer.
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
   * @param name the name of this matcher, for people to read
   * @param report returns the current report
   */
  public MatcherReporter(
      KafkaClients clients, String topic, String name, Supplier<MatcherReport> report) {
    this.clients = clients;
    this.producer = clients.producer(Map.of(), SETTINGS);
    this.topic = topic;
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.report = report;
  }

  /** Starts to report. */
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
          "Kafka accepts no reports for {}, so enrolment does not wait for this matcher: {}",
          topic,
          failure.getMessage());
    }
    failing = failure != null;
  }

  /** Reports that the matcher has ended. Idempotent. */
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
