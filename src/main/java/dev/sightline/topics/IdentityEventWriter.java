package dev.sightline.topics;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.codec.RecordCodecs;

/**
 * A writer of identity events that no frame causes to {@code sightline.identity-events}. Belongs to
 * one thread.
 */
public final class IdentityEventWriter implements AutoCloseable {
  private final TopicWriter writer;

  /**
   * Creates a writer to a topic that exists.
   *
   * @throws MissingTopicException if there is no such topic
   */
  public IdentityEventWriter(KafkaClients clients, Topics topics) {
    this.writer = new TopicWriter(clients, topics.identityEvents());
  }

  /** Sends an event with the next {@link #commit}. */
  public void write(IdentityEvent event) {
    writer.send(
        event.occurredAt(),
        event.camera(),
        RecordCodecs.presence().write(event),
        CloudEvent.headers(event));
  }

  /**
   * Returns when Kafka has stored all events.
   *
   * @throws KafkaRequestException if Kafka refuses one or does not answer
   */
  public void commit() {
    writer.commit();
  }

  /** Sends uncommitted events, without reporting whether Kafka stored them. */
  @Override
  public void close() {
    writer.close();
  }
}
