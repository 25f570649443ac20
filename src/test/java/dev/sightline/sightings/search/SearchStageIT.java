package dev.sightline.sightings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.embedding.Embedding;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.Templates;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.index.SightingSearch;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchStageIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final int PARTITIONS = 4;
  private static final int CAMERAS = 12;
  private static final int DIMENSION = 64;

  private static BrokerProcess broker;
  private static String topic;

  @TempDir private Path folder;

  private final Random random = new Random(3);
  private final Map<String, SightingRecord> sightings = new TreeMap<>();

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start();
    Topics topics = Topics.withPrefix("search.");
    topic = topics.sightings();
    KafkaClients clients = KafkaClients.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      admin.create(
          new TopicsConfig(topics, PARTITIONS, 1, TopicRetention.defaults()).specs(100_000));
    }
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldFindWhatBruteForceFindsWhileInstancesComeAndGo() throws Exception {
    // Given: 400 sightings, and one instance that has read them
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < 400; i++) {
        publish(producer, sighting(i));
      }
      producer.flush();
      try (SearchStage first = open("first")) {
        SearchClient client = SearchInstance.client(first.address());
        awaitComplete(client);

        // When: a second instance joins
        try (SearchInstance second = start("second")) {
          SearchClient other = SearchInstance.client(second.address());
          await()
              .atMost(TIMEOUT)
              .until(() -> first.sightings() < sightings.size() && isComplete(client));

          // Then: both give the same answers
          awaitComplete(other);
          awaitComplete(client);
          assertThat(first.sightings()).isBetween(1L, sightings.size() - 1L);

          // When: it is killed
          second.kill();
          SearchAnswer partly = client.ask(SearchRequest.nearest(search()));

          // Then: the answer names what is missing, and becomes complete again
          assertThat(partly.missing()).isNotEmpty();
          assertThat(partly.hits()).isNotEmpty();
          await().atMost(TIMEOUT).until(() -> isComplete(client));
          awaitComplete(client);
        }

        // When: one sighting is rewritten and one erased
        SightingRecord rewritten = sighting(7);
        publish(producer, rewritten);
        erase(producer, sightings.keySet().iterator().next());
        producer.flush();

        // Then
        awaitComplete(client);
      }

      // When: the first instance starts again, on its files
      try (SearchStage again = open("first")) {

        // Then
        SearchClient client = SearchInstance.client(again.address());
        awaitComplete(client);
        assertThat(visits(client, "stranger-3"))
            .isEqualTo(
                sightings.values().stream()
                    .filter(one -> one.subject().stranger().equals(Optional.of("stranger-3")))
                    .sorted(Comparator.comparing(one -> one.span().firstSeen()))
                    .map(one -> one.visit().toString())
                    .toList());
        assertThat(client.ask(SearchRequest.get(visitOf("camera-2"))).hits()).hasSize(1);
      }
      assertThat(indexFolders("first"))
          .hasSize(PARTITIONS)
          .allSatisfy(
              index ->
                  assertThat(Files.getPosixFilePermissions(index).toString())
                      .doesNotContain("GROUP", "OTHERS"));
    }
  }

  private SearchStage open(String name) {
    return SearchInstance.open(broker.bootstrapServers(), topic, folder.resolve(name));
  }

  private SearchInstance start(String name) throws IOException {
    return SearchInstance.start(broker.bootstrapServers(), topic, folder.resolve(name));
  }

  /** Waits until an instance answers as brute force does, for all cameras and for two. */
  private void awaitComplete(SearchClient client) {
    SightingSearch everywhere = search();
    SightingSearch atTwo =
        new SightingSearch(
            search().probes(),
            new SightingFilter(
                Instant.EPOCH, Instant.now(), Set.of("camera-1", "camera-2"), Set.of()),
            10,
            -1);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              for (SightingSearch search : List.of(everywhere, atTwo)) {
                SearchAnswer answer = client.ask(SearchRequest.nearest(search));
                assertThat(answer.missing()).isEmpty();
                assertThat(answer.hits())
                    .extracting(hit -> hit.key() + " " + hit.cosine())
                    .isEqualTo(bruteForce(search));
              }
            });
  }

  private static boolean isComplete(SearchClient client) {
    return client.ask(SearchRequest.list(SightingFilter.all(), 1)).missing().isEmpty();
  }

  private static List<String> visits(SearchClient client, String subject) {
    SightingFilter filter =
        new SightingFilter(Instant.EPOCH, Instant.now(), Set.of(), Set.of(subject));
    return client.ask(SearchRequest.list(filter, 1000)).hits().stream()
        .map(SearchAnswer.Hit::key)
        .toList();
  }

  private List<String> bruteForce(SightingSearch search) {
    List<SearchAnswer.Hit> all = new ArrayList<>();
    sightings.forEach(
        (key, sighting) -> {
          if (search.filter().cameras().isEmpty()
              || search.filter().cameras().contains(sighting.visit().camera())) {
            float best = -2;
            for (Embedding view : sighting.views()) {
              best = Math.max(best, search.probes().get(0).cosineSimilarity(view));
            }
            all.add(new SearchAnswer.Hit(key, best, 0, new byte[0]));
          }
        });
    return all.stream()
        .sorted(
            Comparator.comparing(SearchAnswer.Hit::cosine)
                .reversed()
                .thenComparing(SearchAnswer.Hit::key))
        .limit(search.limit())
        .map(hit -> hit.key() + " " + hit.cosine())
        .toList();
  }

  private SightingSearch search() {
    return new SightingSearch(List.of(view()), SightingFilter.all(), 20, -1);
  }

  private Embedding view() {
    return Templates.random(random, Templates.MODEL, DIMENSION);
  }

  private SightingRecord sighting(int number) {
    SightingRecord like = EventFixtures.sighting();
    String camera = "camera-" + number % CAMERAS;
    Instant seen = Instant.now().minusSeconds(60L * (500 - number));
    SightingRecord made =
        new SightingRecord(
            new SightingRecord.Visit(camera, camera + "-" + number),
            new SightingRecord.Span(seen, seen.plusSeconds(5)),
            like.event(),
            new SightingRecord.Subject(
                "track", Optional.empty(), Optional.of("stranger-" + number % 10), 3),
            Stream.generate(this::view).limit(1 + number % 3).toList(),
            like.best());
    sightings.put(made.visit().toString(), made);
    return made;
  }

  private String visitOf(String camera) {
    return sightings.keySet().stream()
        .filter(key -> key.startsWith(camera + "/"))
        .findFirst()
        .orElseThrow();
  }

  private static void publish(KafkaProducer<byte[], byte[]> producer, SightingRecord sighting) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                SearchPartitions.of(sighting.visit().camera(), PARTITIONS),
                bytes(sighting.visit().toString()),
                RecordCodecs.sightings().write(sighting)));
  }

  private void erase(KafkaProducer<byte[], byte[]> producer, String key) {
    String camera = sightings.remove(key).visit().camera();
    var unused =
        producer.send(
            new ProducerRecord<>(topic, SearchPartitions.of(camera, PARTITIONS), bytes(key), null));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * One request at a time: a broker that leads a new partition only since the second request takes
   * that as the first, and refuses the first when it is repeated.
   */
  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "max.in.flight.requests.per.connection",
            1),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private List<Path> indexFolders(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(name))) {
      return all.filter(path -> path.endsWith(SightingStore.NAME)).toList();
    }
  }
}
