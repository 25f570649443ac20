package dev.sightline.streams.state;

import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.topics.TopicsConfig;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores of the match stage, on disk and in changelogs.
 *
 * <p>A store's cache keeps changes until the next commit. So the changelog gets each record once
 * per commit at most, and it is never ahead of the published events. A process that dies therefore
 * repeats events, under the same ids, and loses none.
 */
public final class CameraStores {

  private CameraStores() {}

  /** Builds a store whose old changelog records are deleted from disk within about an hour. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of("max.compaction.lag.ms", Long.toString(TopicsConfig.COMPACTION.toMillis())));
  }

  /** Opens the presence of each camera. */
  public static CameraRecords<CameraState, ObservedFace> presence(
      KeyValueStore<String, byte[]> store, StateEncryption encryption) {
    return new CameraRecords<>(
        store,
        encryption.of(store.name()),
        new CameraRecords.Layout<>(RecordCodecs::cameraStates, RecordCodecs.storedFaces()));
  }

  /** Opens the strangers before each camera, apart because they are more and change rarely. */
  public static CameraRecords<StrangerState, StrangerSighting> strangers(
      KeyValueStore<String, byte[]> store, StateEncryption encryption) {
    return new CameraRecords<>(
        store,
        encryption.of(store.name()),
        new CameraRecords.Layout<>(RecordCodecs::strangerStates, RecordCodecs.storedSightings()));
  }
}
