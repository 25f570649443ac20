package dev.sightline.topics;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A wait for every running matcher to apply a revision of the gallery, from {@code
 * sightline.matchers}. Used once.
 */
public final class MatcherWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final TopicLog log;
  private MatcherReports board = new MatcherReports(0);

  public MatcherWatch(KafkaClients clients, String topic) {
    this.log = new TopicLog(clients, topic);
  }

  /**
   * Waits for the matchers.
   *
   * @param timeout how long to wait for matchers that report, but are behind
   */
  public MatcherReadiness await(long revision, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    board = new MatcherReports(revision);
    log.readToEnd(record -> report(record));
    board.forgetTheDead();
    while (!board.behind(System.nanoTime()).isEmpty() && System.nanoTime() < deadline) {
      log.poll(POLL, record -> report(record));
    }
    return board.answer(System.nanoTime());
  }

  /**
   * Returns the running matchers that do not compare vectors of a model; call it after {@link
   * #await}.
   */
  public List<String> without(ModelId model) {
    return board.without(model, System.nanoTime());
  }

  /** Returns the matchers whose last report is not older than this, by the broker's clock. */
  public List<String> reportedSince(Instant time) {
    board = new MatcherReports(0);
    log.readToEnd(record -> report(record));
    return board.writtenSince(time.toEpochMilli());
  }

  private void report(ConsumerRecord<byte[], byte[]> record) {
    String matcher = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      board.ended(matcher);
    } else {
      RecordCodecs.matcherReports()
          .read(record.value())
          .ifDone(report -> board.add(matcher, report, record.timestamp(), System.nanoTime()));
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
