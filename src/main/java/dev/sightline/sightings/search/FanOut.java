package dev.sightline.sightings.search;

import dev.sightline.sightings.search.SearchRequest.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all instances for their partitions, as Kafka Streams assigned them, and those of standby
 * replicas for partitions that did not answer.
 */
final class FanOut {
  private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);

  private final KafkaStreams streams;
  private final SearchClient client;
  private final URI self;
  private final int partitions;
  private final BiFunction<SearchRequest, Scope, SearchAnswer> here;

  /**
   * This instance.
   *
   * @param partitions the number of the topic's partitions
   * @param here answers for partitions of this instance
   */
  record Self(URI address, int partitions, BiFunction<SearchRequest, Scope, SearchAnswer> here) {}

  FanOut(KafkaStreams streams, SearchClient client, Self self) {
    this.streams = streams;
    this.client = client;
    this.self = self.address();
    this.partitions = self.partitions();
    this.here = self.here();
  }

  SearchAnswer ask(SearchRequest request) {
    Set<Integer> wanted = SearchPartitions.of(request.filter().cameras(), partitions);
    SearchAnswer first = round(request, new Scope(wanted, false), StreamsMetadata::topicPartitions);
    if (first.missing().isEmpty()) {
      return first;
    }
    SearchAnswer second =
        round(request, new Scope(first.missing(), true), StreamsMetadata::standbyTopicPartitions);
    SearchAnswer both = SearchAnswer.merge(request, List.of(first, second), partitions);
    return new SearchAnswer(
        both.hits(), both.compared(), both.otherModel(), second.missing(), partitions);
  }

  private SearchAnswer round(
      SearchRequest request,
      Scope wanted,
      Function<StreamsMetadata, Set<TopicPartition>> assigned) {
    Map<HostInfo, Set<Integer>> byHost = byHost(wanted.partitions(), assigned);
    Set<Integer> nowhere = new HashSet<>(wanted.partitions());
    List<CompletableFuture<SearchAnswer>> asked = new ArrayList<>();
    byHost.forEach(
        (host, own) -> {
          nowhere.removeAll(own);
          asked.add(ask(host, request.in(new Scope(own, wanted.standby()))));
        });
    asked.add(CompletableFuture.completedFuture(SearchAnswer.missing(nowhere, 0)));
    return SearchAnswer.merge(
        request, asked.stream().map(CompletableFuture::join).toList(), partitions);
  }

  private Map<HostInfo, Set<Integer>> byHost(
      Set<Integer> wanted, Function<StreamsMetadata, Set<TopicPartition>> assigned) {
    Map<HostInfo, Set<Integer>> byHost = new HashMap<>();
    Set<Integer> left = new HashSet<>(wanted);
    for (StreamsMetadata instance : streams.metadataForAllStreamsClients()) {
      Set<Integer> own =
          assigned.apply(instance).stream()
              .map(TopicPartition::partition)
              .filter(left::remove)
              .collect(Collectors.toSet());
      if (!own.isEmpty()) {
        byHost.put(instance.hostInfo(), own);
      }
    }
    return byHost;
  }

  private CompletableFuture<SearchAnswer> ask(HostInfo host, SearchRequest request) {
    URI address = URI.create(self.getScheme() + "://" + host.host() + ":" + host.port());
    return address.equals(self)
        ? CompletableFuture.completedFuture(here.apply(request, request.scope()))
        : client.askAt(address, request).exceptionally(failure -> none(address, request, failure));
  }

  private static SearchAnswer none(URI address, SearchRequest request, Throwable failure) {
    LOG.info("Instance {} does not answer: {}", address, failure.getMessage());
    return SearchAnswer.missing(request.scope().partitions(), 0);
  }
}
