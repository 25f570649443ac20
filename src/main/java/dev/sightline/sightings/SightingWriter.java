package dev.sightline.sightings;

import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicWriter;
import dev.sightline.topics.Topics;
import java.time.Instant;

/**
 * Rewrites and removes records of {@code sightline.sightings}, and with them those of {@code
 * sightline.visits}. Belongs to one thread.
 */
public final class SightingWriter implements AutoCloseable {
  private final TopicWriter writer;
  private final TopicWriter order;
  private final SightingSeal seal;

  public SightingWriter(KafkaClients clients, Topics topics, SightingSeal seal) {
    this.writer = new TopicWriter(clients, topics.sightings());
    this.order = new TopicWriter(clients, topics.visits());
    this.seal = seal;
  }

  /** Replaces the record of a visit with the next {@link #commit}, sealed for its person. */
  public void write(SightingRecord sighting) {
    send(sighting.visit(), sighting.span().lastSeen(), seal.seal(sighting));
  }

  /**
   * Replaces the record of a visit, of which only the views are others, with the next {@link
   * #commit}. The linker does not read it, because it compares the views of one model.
   */
  public void writeViews(SightingRecord sighting) {
    writer.sendAs(
        sighting.visit()::partition,
        sighting.span().lastSeen(),
        sighting.visit().toString(),
        seal.seal(sighting));
  }

  /** Removes the record of a visit with the next {@link #commit}. */
  public void remove(Visit visit, Instant now) {
    send(visit, now, null);
  }

  private void send(Visit visit, Instant at, byte[] value) {
    writer.sendAs(visit::partition, at, visit.toString(), value);
    order.sendAs(partitions -> 0, at, visit.toString(), value);
  }

  /** Returns when Kafka has stored all records. */
  public void commit() {
    writer.commit();
    order.commit();
  }

  @Override
  public void close() {
    writer.close();
    order.close();
  }
}
