package dev.sightline.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads {@code sightline.matchers} until every running matcher has a revision of the gallery: once.
 */
public final class MatcherWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final TopicLog log;

  /**
   * @param properties of a Kafka consumer
   */
  public MatcherWatch(Map<String, Object> properties, String topic) {
    this.log = new TopicLog(properties, topic);
  }

  /**
   * Waits.
   *
   * @param timeout how long to wait for matchers that do report, but are behind
   */
  public MatcherAnswer await(long revision, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    MatcherBoard board = new MatcherBoard(revision);
    log.readToEnd(record -> report(record, board));
    board.forgetTheDead();
    while (!board.behind(System.nanoTime()).isEmpty() && System.nanoTime() < deadline) {
      log.poll(POLL, record -> report(record, board));
    }
    return board.answer(System.nanoTime());
  }

  private static void report(ConsumerRecord<byte[], byte[]> record, MatcherBoard board) {
    String matcher = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      board.ended(matcher);
    } else {
      RecordCodecs.matcherReports()
          .read(record.value())
          .ifDone(
              revision -> board.heard(matcher, revision, record.timestamp(), System.nanoTime()));
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
