package dev.sightline.streams;

import dev.sightline.events.RecordCodec;
import dev.sightline.events.RecordCodecs;
import dev.sightline.matching.CameraState;
import dev.sightline.matching.StrangerState;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
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
  private static final Duration COMPACTION_LAG = Duration.ofHours(1);

  private CameraStores() {}

  /** Who is there now. */
  static StoreBuilder<KeyValueStore<String, CameraState>> presence() {
    return byCamera(Nodes.PRESENCE_STORE, RecordCodecs.cameraStates());
  }

  /** Who was there and has no name; apart, for it is larger and changes seldom. */
  static StoreBuilder<KeyValueStore<String, StrangerState>> strangers() {
    return byCamera(Nodes.STRANGERS_STORE, RecordCodecs.strangerStates());
  }

  /** What the changelog held before leaves the disk within about an hour. */
  private static <T> StoreBuilder<KeyValueStore<String, T>> byCamera(
      String name, RecordCodec<T> codec) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), CodecSerde.of(codec))
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of("max.compaction.lag.ms", Long.toString(COMPACTION_LAG.toMillis())));
  }
}
