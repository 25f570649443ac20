package dev.sightline.topics;

import dev.sightline.encryption.DataKey;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.DataKeys;
import dev.sightline.events.WrappedKeyRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.PersonId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of {@code sightline.keys}. The topic is read when a key is requested that is not known.
 * A writer stores a person's key before the first template, so a key that is missing then was
 * destroyed, and is not looked up again. So only the gallery's own order counts, although its keys
 * are in another topic.
 */
public final class WrappedKeyReader implements DataKeys {
  private static final Logger LOG = LoggerFactory.getLogger(WrappedKeyReader.class);

  private final TopicLog log;
  private final KeyEncryptionKeys keyEncryption;
  private final Map<PersonId, Map<String, WrappedKey>> wrapped = new HashMap<>();
  private final Map<String, PersonId> owners = new HashMap<>();
  private final Map<String, DataKey> unwrapped = new HashMap<>();
  private final Set<String> destroyed = new HashSet<>();

  /**
   * @param keyEncryption the keys that unwrap
   */
  public WrappedKeyReader(KafkaClients clients, String topic, KeyEncryptionKeys keyEncryption) {
    this.log = new TopicLog(clients, topic, this::clear);
    this.keyEncryption = keyEncryption;
  }

  @Override
  public Optional<DataKey> find(String id) {
    if (!owners.containsKey(id) && !destroyed.contains(id)) {
      refresh();
      if (!owners.containsKey(id)) {
        destroyed.add(id);
      }
    }
    return Optional.ofNullable(owners.get(id))
        .flatMap(person -> unwrap(person, keysOf(person).get(id)));
  }

  /** Reads to the topic's end. */
  void refresh() {
    log.readToEnd(this::apply);
  }

  /** Returns a person's keys by id, as far as the topic was read. */
  Map<String, WrappedKey> keysOf(PersonId person) {
    return wrapped.getOrDefault(person, Map.of());
  }

  /** Returns all keys by person, as far as the topic was read. */
  Map<PersonId, Map<String, WrappedKey>> all() {
    return wrapped;
  }

  Optional<DataKey> unwrap(PersonId person, WrappedKey key) {
    try {
      return Optional.of(
          unwrapped.computeIfAbsent(key.id(), id -> keyEncryption.unwrap(key, person.toString())));
    } catch (IllegalArgumentException e) {
      LOG.warn("A person's key cannot be unwrapped: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    Optional<WrappedKeyRecord.Name> name = WrappedKeyRecord.nameOf(record.key());
    if (record.value() == null) {
      name.ifPresent(destroyed -> forget(destroyed.person(), destroyed.id()));
    } else {
      RecordCodecs.wrappedKeys()
          .read(record.value())
          .ifDone(
              key -> {
                if (name.equals(Optional.of(key.name()))) {
                  wrapped
                      .computeIfAbsent(key.person(), first -> new HashMap<>())
                      .put(key.key().id(), key.key());
                  owners.put(key.key().id(), key.person());
                } else {
                  LOG.warn(
                      "The record at offset {} of {} holds a key under another record's name, and"
                          + " is not used",
                      record.offset(),
                      record.topic());
                }
              });
    }
  }

  private void clear() {
    wrapped.clear();
    owners.clear();
    unwrapped.clear();
    destroyed.clear();
  }

  private void forget(PersonId person, String id) {
    wrapped.computeIfPresent(
        person,
        (who, keys) -> {
          keys.remove(id);
          return keys.isEmpty() ? null : keys;
        });
    owners.remove(id, person);
    unwrapped.remove(id);
  }

  @Override
  public void close() {
    log.close();
  }
}
