package dev.sightline.topics;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A reader that follows all partitions of a topic of events, without a consumer group. It reads
 * only committed records. Belongs to one thread.
 *
 * @param <T> the type of the topic's values
 */
public final class EventTail<T> implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final TopicTail tail;
  private final RecordCodec<T> codec;

  /** The position to begin at. */
  public enum From {
    /** The oldest event that is kept. */
    BEGINNING,
    /** The first event after now. */
    NOW
  }

  private EventTail(KafkaClients clients, String topic, RecordCodec<T> codec, From from) {
    this.tail = new TopicTail(clients, topic, from == From.BEGINNING ? Long.MAX_VALUE : 0);
    this.codec = codec;
  }

  /** Follows the identity events. Returns when the position is fixed: no later event is missed. */
  public static EventTail<IdentityEvent> presence(KafkaClients clients, Topics topics, From from) {
    return new EventTail<>(clients, topics.identityEvents(), RecordCodecs.presence(), from);
  }

  /** Follows the matches, as {@link #presence} follows identity events. */
  public static EventTail<Match> matches(KafkaClients clients, Topics topics, From from) {
    return new EventTail<>(clients, topics.matches(), RecordCodecs.matches(), from);
  }

  /**
   * An event as it is in the topic.
   *
   * @param json its value as text, on one line
   * @param event the event, or why it cannot be read
   */
  public record Tailed<T>(String json, Outcome<T> event) {}

  /**
   * Returns the next events.
   *
   * @param wait how long to wait for the first
   * @return the events, in order per camera; empty if none came
   */
  public List<Tailed<T>> poll(Duration wait) {
    return tail.poll(wait).stream().map(this::tailed).toList();
  }

  /**
   * Returns all events from the beginning position to the end of the topic at the time of opening.
   */
  public List<Tailed<T>> readToEnd() {
    List<Tailed<T>> events = new ArrayList<>();
    readToEnd(events::add);
    return events;
  }

  /** Reads as {@link #readToEnd()}, one by one. */
  public void readToEnd(Consumer<Tailed<T>> to) {
    while (!tail.caughtUp()) {
      poll(PAUSE).forEach(to);
    }
  }

  private Tailed<T> tailed(TopicRecord record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return new Tailed<>(new String(value, StandardCharsets.UTF_8), codec.read(value));
  }

  @Override
  public void close() {
    tail.close();
  }
}
