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
 * Follows a topic of events, all partitions, without a consumer group. Only what is committed is
 * seen. Belongs to one thread.
 *
 * @param <T> what the topic's records say
 */
public final class EventTail<T> implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final TopicTail tail;
  private final RecordCodec<T> codec;

  /** Where to begin. */
  public enum From {
    /** With the oldest event that is kept. */
    BEGINNING,
    /** With the first event after now. */
    NOW
  }

  private EventTail(KafkaClients clients, String topic, RecordCodec<T> codec, From from) {
    this.tail = new TopicTail(clients, topic, from == From.BEGINNING ? Long.MAX_VALUE : 0);
    this.codec = codec;
  }

  /**
   * Follows who comes and goes. Returns when the position is fixed: every event after that is seen.
   */
  public static EventTail<IdentityEvent> presence(KafkaClients clients, Topics topics, From from) {
    return new EventTail<>(clients, topics.identityEvents(), RecordCodecs.presence(), from);
  }

  /** Follows what is decided of single faces, as {@link #presence} does. */
  public static EventTail<Match> matches(KafkaClients clients, Topics topics, From from) {
    return new EventTail<>(clients, topics.matches(), RecordCodecs.matches(), from);
  }

  /**
   * An event as it lies in the topic.
   *
   * @param json its value as text, on one line
   * @param event what it says, or why it cannot be read
   */
  public record Tailed<T>(String json, Outcome<T> event) {}

  /**
   * The next events.
   *
   * @param wait how long to wait for the first
   * @return in order of each camera; empty if none came
   */
  public List<Tailed<T>> poll(Duration wait) {
    return tail.poll(wait).stream().map(this::tailed).toList();
  }

  /** All events from where this began up to where the topic ended then. */
  public List<Tailed<T>> readToEnd() {
    List<Tailed<T>> events = new ArrayList<>();
    readToEnd(events::add);
    return events;
  }

  /** As {@link #readToEnd()}, one by one. */
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
