package dev.sightline.sightings;

import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicWriter;
import dev.sightline.topics.Topics;
import java.time.Instant;

/** Rewrites and removes records of {@code sightline.sightings}. Belongs to one thread. */
public final class SightingWriter implements AutoCloseable {
  private final TopicWriter writer;
  private final SightingSeal seal;

  public SightingWriter(KafkaClients clients, Topics topics, SightingSeal seal) {
    this.writer = new TopicWriter(clients, topics.sightings());
    this.seal = seal;
  }

  /** Replaces the record of a visit with the next {@link #commit}, sealed for its person. */
  public void write(SightingRecord sighting) {
    Visit visit = sighting.visit();
    writer.sendAs(
        visit::partition, sighting.span().lastSeen(), visit.toString(), seal.seal(sighting));
  }

  /** Removes the record of a visit with the next {@link #commit}. */
  void remove(Visit visit, Instant now) {
    writer.sendAs(visit::partition, now, visit.toString(), null);
  }

  /** Returns when Kafka has stored all records. */
  public void commit() {
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
