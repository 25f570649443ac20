package dev.sightline.streams.state;

import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.StateSeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A state store whose values are encrypted. Reading throws {@link IllegalStateException} on a value
 * that cannot be read: the store contains what this program wrote, or a newer version of it.
 */
final class SealedStore {
  private final KeyValueStore<String, byte[]> store;
  private final StateSeal seal;

  SealedStore(KeyValueStore<String, byte[]> store, StateSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  <T> Optional<T> get(String key, RecordCodec<T> codec) {
    return Optional.ofNullable(store.get(key)).map(stored -> value(codec.read(open(stored))));
  }

  <T> void put(String key, T value, RecordCodec<T> codec) {
    store.put(key, seal.seal(codec.write(value)));
  }

  void delete(String key) {
    store.delete(key);
  }

  /** Reads all values whose keys begin with a prefix. */
  <T> void scan(String prefix, RecordCodec<T> codec, BiConsumer<String, T> reader) {
    try (KeyValueIterator<String, byte[]> found =
        store.prefixScan(prefix, new StringSerializer())) {
      found.forEachRemaining(
          record -> reader.accept(record.key, value(codec.read(open(record.value)))));
    }
  }

  /** Encrypts all values with the current key, except those that already are. */
  void writeAnew() {
    keys(record -> !seal.isCurrent(record.value))
        .forEach(key -> store.put(key, seal.seal(open(store.get(key)))));
  }

  /** Returns the keys of all matching records, read before anything is changed. */
  List<String> keys(Predicate<KeyValue<String, byte[]>> which) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(
          record -> {
            if (which.test(record)) {
              keys.add(record.key);
            }
          });
    }
    return keys;
  }

  private byte[] open(byte[] stored) {
    return value(seal.open(stored));
  }

  private <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    throw new IllegalStateException(
        "store " + store.name() + " contains a value that this program cannot read: " + outcome);
  }
}
