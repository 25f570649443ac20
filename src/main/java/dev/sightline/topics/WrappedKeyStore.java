package dev.sightline.topics;

import dev.sightline.encryption.DataKey;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.DataKeys;
import dev.sightline.events.WrappedKeyRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.SealedTemplates;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A store that creates, changes and destroys the keys of {@code sightline.keys}. Belongs to one
 * thread.
 *
 * <p>Kafka compacts a segment only when a later record has closed it. So a destroyed key is deleted
 * from disk after the next change, or after {@link #mark}.
 */
public final class WrappedKeyStore implements AutoCloseable {
  /** A name that is no key's: a tombstone under it has no effect. */
  private static final String MARK = "mark";

  private final WrappedKeyReader reader;
  private final TopicWriter writer;
  private final KeyEncryptionKeys keyEncryption;

  /**
   * @param keyEncryption the keys that wrap and unwrap
   */
  public WrappedKeyStore(KafkaClients clients, String topic, KeyEncryptionKeys keyEncryption) {
    this.reader = new WrappedKeyReader(clients, topic, keyEncryption);
    this.writer = KafkaClients.orClose(reader, () -> new TopicWriter(clients, topic));
    this.keyEncryption = keyEncryption;
  }

  /** Opens what these keys have sealed; closed with the store. */
  public DataKeys reader() {
    return reader;
  }

  /** Gives a key to persons who have none. Returns when Kafka has them. */
  public void prepare(Collection<PersonId> persons) {
    reader.refresh();
    for (PersonId person : Set.copyOf(persons)) {
      if (reader.keysOf(person).isEmpty()) {
        send(person, DataKey.generate());
      }
    }
    writer.commit();
    reader.refresh();
  }

  private void send(PersonId person, DataKey key) {
    WrappedKeyRecord record =
        new WrappedKeyRecord(person, keyEncryption.wrap(key, person.toString()));
    writer.send(record.name().toString(), RecordCodecs.wrappedKeys().write(record));
  }

  /** Returns a key of an owner's, as the topic is now; empty if none is there or opens. */
  public Optional<DataKey> find(PersonId owner) {
    reader.refresh();
    return anyOf(owner);
  }

  /** Returns a key of an owner's, after creating one if none is there or opens. */
  public DataKey findOrCreate(PersonId owner) {
    return find(owner)
        .orElseGet(
            () -> {
              DataKey key = DataKey.generate();
              send(owner, key);
              writer.commit();
              return key;
            });
  }

  /** Returns all owners of keys in a collection, as the topic is now. */
  public List<PersonId> ownersIn(String collection) {
    reader.refresh();
    return reader.all().keySet().stream()
        .filter(owner -> owner.collection().equals(collection))
        .toList();
  }

  private Optional<DataKey> anyOf(PersonId owner) {
    return reader.keysOf(owner).values().stream()
        .flatMap(wrapped -> reader.unwrap(owner, wrapped).stream())
        .findFirst();
  }

  /**
   * Encrypts a template as it is written.
   *
   * @throws IllegalStateException if its person was not prepared, or none of the person's keys can
   *     be unwrapped
   */
  byte[] seal(Template template) {
    DataKey key =
        anyOf(template.id().person())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "there is no key to encrypt with; is the key-encryption key the one that"
                            + " the gallery was encrypted with?"));
    return SealedTemplates.seal(template, key);
  }

  /**
   * Destroys a person's keys. Returns when Kafka has stored it.
   *
   * @return the keys' ids
   */
  public List<String> destroy(PersonId person) {
    reader.refresh();
    List<String> ids = List.copyOf(reader.keysOf(person).keySet());
    ids.forEach(id -> writer.send(new WrappedKeyRecord.Name(person, id).toString(), null));
    writer.commit();
    reader.refresh();
    return ids;
  }

  /**
   * What rewrapping did.
   *
   * @param count how many keys are wrapped by the current key-encryption key now
   * @param unopened the persons with a key that no key-encryption key opens
   */
  public record Rewrapped(int count, List<PersonId> unopened) {
    public Rewrapped {
      unopened = List.copyOf(unopened);
    }
  }

  /**
   * Wraps with the current key-encryption key all keys that another one wraps. A key that cannot be
   * opened stays as it is.
   */
  public Rewrapped rewrap() {
    reader.refresh();
    int rewrapped = 0;
    SortedSet<PersonId> unopened = new TreeSet<>();
    for (Map.Entry<PersonId, Map<String, WrappedKey>> person : reader.all().entrySet()) {
      for (WrappedKey key : person.getValue().values()) {
        Optional<DataKey> opened = reader.unwrap(person.getKey(), key);
        if (opened.isEmpty()) {
          unopened.add(person.getKey());
        } else if (!key.wrappedBy().equals(keyEncryption.current())) {
          send(person.getKey(), opened.get());
          rewrapped++;
        }
      }
    }
    writer.commit();
    return new Rewrapped(rewrapped, List.copyOf(unopened));
  }

  /**
   * Waits for the topic's {@code segment.ms} and closes the last segment, so that Kafka compacts
   * it.
   */
  public void mark() {
    LockSupport.parkNanos(TopicsConfig.KEY_SEGMENT.toNanos());
    writer.send(MARK, null);
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
  }
}
