package dev.sightline.streams;

import dev.sightline.events.RecordCodecs;
import dev.sightline.matching.CameraState;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What is remembered of each camera, on disk and in a changelog.
 *
 * <p>The store's cache holds a camera's changes back until the next commit: the changelog gets one
 * record a camera and commit instead of one a frame, and what it holds is never ahead of the events
 * that were published. So a process that dies repeats events, under the same ids, and loses none.
 */
final class PresenceStore {
  private static final Duration COMPACTION_LAG = Duration.ofHours(1);

  private PresenceStore() {}

  /** By camera id. What the changelog held before leaves the disk within about an hour. */
  static StoreBuilder<KeyValueStore<String, CameraState>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Nodes.PRESENCE_STORE),
            Serdes.String(),
            CodecSerde.of(RecordCodecs.cameraStates()))
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of("max.compaction.lag.ms", Long.toString(COMPACTION_LAG.toMillis())));
  }
}
