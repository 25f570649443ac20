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
 * The state stores of the match stage: the state of each camera, by its id, on disk and in
 * changelogs.
 *
 * <p>A store's cache keeps a camera's changes until the next commit. So the changelog gets one
 * record per camera and commit instead of one per frame, and it is never ahead of the published
 * events. A process that dies therefore repeats events, under the same ids, and loses none.
 */
final class CameraStores {
  private final StateEncryption encryption;
  private final int changelogBytes;

  /**
   * @param changelogBytes the largest record of the changelogs
   */
  CameraStores(StateEncryption encryption, int changelogBytes) {
    this.encryption = encryption;
    this.changelogBytes = changelogBytes;
  }

  /** Returns the store of the cameras' presence. */
  StoreBuilder<KeyValueStore<String, CameraState>> presence() {
    return byCamera(Nodes.PRESENCE_STORE, RecordCodecs.cameraStates());
  }

  /** Returns the store of strangers, separate because it is larger and changes rarely. */
  StoreBuilder<KeyValueStore<String, StrangerState>> strangers() {
    return byCamera(Nodes.STRANGERS_STORE, RecordCodecs.strangerStates());
  }

  /** Reads everything in a store before anything is changed. */
  static <T> List<KeyValue<String, T>> all(KeyValueStore<String, T> store) {
    List<KeyValue<String, T>> all = new ArrayList<>();
    try (KeyValueIterator<String, T> cameras = store.all()) {
      cameras.forEachRemaining(all::add);
    }
    return all;
  }

  /** Encrypts everything with the current keys. */
  static <T> void writeAnew(KeyValueStore<String, T> store) {
    all(store).forEach(camera -> store.put(camera.key, camera.value));
  }

  /** Builds a store whose old changelog records are deleted from disk within about an hour. */
  private <T> StoreBuilder<KeyValueStore<String, T>> byCamera(String name, RecordCodec<T> plain) {
    RecordCodec<T> codec = encryption.of(plain, name);
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), CodecSerde.of(codec))
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of(
                "max.compaction.lag.ms", Long.toString(TopicsConfig.COMPACTION.toMillis()),
                "max.message.bytes", Integer.toString(changelogBytes)));
  }
}
