package dev.sightline.streams;

import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.StrangerState;
import dev.sightline.topics.TopicsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What is remembered of each camera, by its id, on disk and in changelogs.
 *
 * <p>A store's cache holds a camera's changes back until the next commit: the changelog gets one
 * record a camera and commit instead of one a frame, and what it holds is never ahead of the events
 * that were published. So a process that dies repeats events, under the same ids, and loses none.
 */
final class CameraStores {
  private final StateEncryption encryption;

  CameraStores(StateEncryption encryption) {
    this.encryption = encryption;
  }

  /** Who is there now. */
  StoreBuilder<KeyValueStore<String, CameraState>> presence() {
    return byCamera(Nodes.PRESENCE_STORE, RecordCodecs.cameraStates());
  }

  /** Who was there and has no name; apart, for it is larger and changes seldom. */
  StoreBuilder<KeyValueStore<String, StrangerState>> strangers() {
    return byCamera(Nodes.STRANGERS_STORE, RecordCodecs.strangerStates());
  }

  /** Everything that a store holds, read before anything is changed. */
  static <T> List<KeyValue<String, T>> all(KeyValueStore<String, T> store) {
    List<KeyValue<String, T>> all = new ArrayList<>();
    try (KeyValueIterator<String, T> cameras = store.all()) {
      cameras.forEachRemaining(all::add);
    }
    return all;
  }

  /** Encrypts everything with the keys of now. */
  static <T> void writeAnew(KeyValueStore<String, T> store) {
    all(store).forEach(camera -> store.put(camera.key, camera.value));
  }

  /** What the changelog held before leaves the disk within about an hour. */
  private <T> StoreBuilder<KeyValueStore<String, T>> byCamera(String name, RecordCodec<T> plain) {
    RecordCodec<T> codec = encryption.of(plain, name);
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), CodecSerde.of(codec))
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of("max.compaction.lag.ms", Long.toString(TopicsConfig.COMPACTION.toMillis())));
  }
}
