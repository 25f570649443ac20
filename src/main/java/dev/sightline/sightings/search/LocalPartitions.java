package dev.sightline.sightings.search;

import dev.sightline.sightings.search.SearchRequest.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that Kafka Streams gave to this instance.
 *
 * @param partitions the number of the topic's partitions
 */
record LocalPartitions(KafkaStreams streams, int partitions) {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPartitions.class);

  /** Answers for those partitions of a scope that are here. */
  SearchAnswer answer(SearchRequest request, Scope scope) {
    List<SearchAnswer> answers =
        scope.partitions().stream()
            .map(
                partition ->
                    stores(partition, scope.standby())
                        .map(stores -> answer(request, stores))
                        .orElseGet(() -> SearchAnswer.missing(Set.of(partition), partitions)))
            .toList();
    return SearchAnswer.merge(request, answers, partitions);
  }

  private SearchAnswer answer(SearchRequest request, List<SightingStore> stores) {
    return SearchAnswer.merge(
        request, stores.stream().map(store -> store.answer(request)).toList(), partitions);
  }

  /** Returns the number of sightings, without those of standby replicas. */
  long sightings() {
    return IntStream.range(0, partitions)
        .mapToObj(partition -> stores(partition, false))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .mapToLong(SightingStore::count)
        .sum();
  }

  /** Returns the stores of a partition; empty if another instance has it. */
  private Optional<List<SightingStore>> stores(int partition, boolean standby) {
    StoreQueryParameters<List<SightingStore>> parameters =
        StoreQueryParameters.fromNameAndType(SightingStore.NAME, new StoreType())
            .withPartition(partition);
    try {
      return Optional.of(streams.store(standby ? parameters.enableStaleStores() : parameters));
    } catch (InvalidStateStoreException e) {
      LOG.trace("Partition {} is not here", partition, e);
      return Optional.empty();
    }
  }

  private record StoreType() implements QueryableStoreType<List<SightingStore>> {
    @Override
    public boolean accepts(StateStore store) {
      return store instanceof SightingStore;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // each element is what accepts() admitted
    public List<SightingStore> create(StateStoreProvider provider, String name) {
      return (List) provider.stores(name, this);
    }
  }
}
