package dev.sightline.serving.view;

import dev.sightline.events.DeadLetter;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest dead letters with their values. Thread-safe. */
public final class RecentDeadLetters {
  /** The number of dead letters kept, and read at the start. */
  public static final int MAX_LETTERS = 100;

  private static final int BYTES = 64 << 20;

  private final Deque<TopicRecord> letters = new ArrayDeque<>();
  private int bytes;

  /**
   * A dead letter without its value.
   *
   * @param id its partition and offset, joined by a dash
   * @param key the source's key, the camera's id
   * @param reason the reason, e.g. {@code frame-not-a-jpeg}
   * @param sizeBytes the size of the value
   */
  public record Letter(
      String id,
      String key,
      Instant at,
      String reason,
      String detail,
      String stage,
      String source,
      int sizeBytes) {}

  synchronized void clear() {
    letters.clear();
    bytes = 0;
  }

  /** Takes a record of {@code sightline.dead-letters}. */
  public synchronized void apply(TopicRecord record) {
    letters.addLast(record);
    bytes += size(record);
    while (letters.size() > MAX_LETTERS || (bytes > BYTES && letters.size() > 1)) {
      bytes -= size(letters.removeFirst());
    }
  }

  /** Returns the dead letters, the latest first. */
  public synchronized List<Letter> all() {
    List<Letter> all = new ArrayList<>(letters.stream().map(RecentDeadLetters::letter).toList());
    Collections.reverse(all);
    return all;
  }

  /** Returns the value of a dead letter that is kept; empty if there is none. */
  public synchronized Optional<byte[]> value(String id) {
    return letters.stream()
        .filter(letter -> letter.position().toString().equals(id))
        .map(letter -> letter.value() == null ? new byte[0] : letter.value())
        .findFirst();
  }

  private static int size(TopicRecord letter) {
    return letter.value() == null ? 0 : letter.value().length;
  }

  private static Letter letter(TopicRecord record) {
    return new Letter(
        record.position().toString(),
        record.key(),
        record.timestamp(),
        header(record, DeadLetter.REASON),
        header(record, DeadLetter.DETAIL),
        header(record, DeadLetter.STAGE),
        header(record, DeadLetter.SOURCE_TOPIC)
            + "-"
            + header(record, DeadLetter.SOURCE_PARTITION)
            + "-"
            + header(record, DeadLetter.SOURCE_OFFSET),
        size(record));
  }

  private static String header(TopicRecord record, String name) {
    return record.headers().getOrDefault(name, "");
  }
}
