package dev.sightline.streams.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store that keeps what is written until a commit, and a changelog in the order in which Kafka
 * Streams writes it: each key once per commit, by its last write.
 */
final class WriteLog implements KeyValueStore<String, byte[]> {
  final List<KeyValue<String, byte[]>> changelog = new ArrayList<>();
  private final TreeMap<String, byte[]> values = new TreeMap<>();
  private final Map<String, byte[]> dirty = new LinkedHashMap<>();

  /** A store that is restored from the beginning of a changelog. */
  static WriteLog restoredFrom(List<KeyValue<String, byte[]>> changelog) {
    WriteLog store = new WriteLog();
    changelog.forEach(record -> store.put(record.key, record.value));
    store.commit();
    return store;
  }

  void commit() {
    dirty.forEach((key, value) -> changelog.add(KeyValue.pair(key, value)));
    dirty.clear();
  }

  @Override
  public void put(String key, byte[] value) {
    dirty.remove(key);
    dirty.put(key, value);
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  @Override
  public byte[] get(String key) {
    return values.get(key);
  }

  @Override
  public byte[] delete(String key) {
    byte[] before = values.get(key);
    put(key, null);
    return before;
  }

  @Override
  public byte[] putIfAbsent(String key, byte[] value) {
    byte[] before = values.get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<String, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public KeyValueIterator<String, byte[]> all() {
    return over(values);
  }

  @Override
  public KeyValueIterator<String, byte[]> range(String from, String to) {
    return over(values.subMap(from, true, to, true));
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(
      P prefix, S serializer) {
    String text = new String(serializer.serialize(name(), prefix), StandardCharsets.UTF_8);
    return over(values.subMap(text, true, text + Character.MAX_VALUE, false));
  }

  private static KeyValueIterator<String, byte[]> over(Map<String, byte[]> some) {
    Iterator<Map.Entry<String, byte[]>> entries = some.entrySet().iterator();
    return new KeyValueIterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public KeyValue<String, byte[]> next() {
        Map.Entry<String, byte[]> entry = entries.next();
        return KeyValue.pair(entry.getKey(), entry.getValue());
      }

      @Override
      public String peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long approximateNumEntries() {
    return values.size();
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
