package dev.sightline.sightings.search;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;

/**
 * The topology of the search stage: the topic of sightings as a read-only state store (KIP-813),
 * with no output.
 */
final class SearchTopology {
  private static final String SOURCE = "sightings-source";
  private static final String UPDATE = "sightings-update";

  private SearchTopology() {}

  static Topology build(String topic, Supplier<SightingStore> stores) {
    return new Topology()
        .addReadOnlyStateStore(
            new Builder(stores),
            SOURCE,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            topic,
            UPDATE,
            Update::new);
  }

  private static final class Builder extends AbstractStoreBuilder<byte[], byte[], SightingStore> {
    private final Supplier<SightingStore> stores;

    Builder(Supplier<SightingStore> stores) {
      super(SightingStore.NAME, Serdes.ByteArray(), Serdes.ByteArray(), Time.SYSTEM);
      this.stores = stores;
    }

    @Override
    public SightingStore build() {
      return stores.get();
    }
  }

  /** Applies each record to the store. */
  private static final class Update implements Processor<byte[], byte[], Void, Void> {
    private SightingStore store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(SightingStore.NAME);
    }

    @Override
    public void process(Record<byte[], byte[]> sighting) {
      if (sighting.key() != null) {
        store.apply(sighting.key(), sighting.value());
      }
    }
  }
}
