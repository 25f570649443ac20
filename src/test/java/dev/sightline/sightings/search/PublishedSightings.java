package dev.sightline.sightings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.nio.charset.StandardCharsets;
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

/** Sightings on a broker, in topics of their own, and the search by comparing all of them. */
final class PublishedSightings implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(90);
  static final int PARTITIONS = 4;

  private static final int CAMERAS = 12;
  private static final int DIMENSION = 64;

  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random = new Random(3);
  private final Map<String, SightingRecord> sightings = new TreeMap<>();

  PublishedSightings(String brokers, String prefix) {
    topics = Topics.withPrefix(prefix);
    try (TopicAdmin admin = new TopicAdmin(KafkaClients.of(Map.of("bootstrap.servers", brokers)))) {
      admin.create(
          new TopicsConfig(topics, PARTITIONS, 1, TopicRetention.defaults()).specs(100_000));
    }
    producer =
        new KafkaProducer<>(
            // One request at a time: a broker that leads a new partition only since the second
            // takes that as the first, and refuses the first when it is repeated.
            Map.of("bootstrap.servers", brokers, "max.in.flight.requests.per.connection", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  Topics topics() {
    return topics;
  }

  int size() {
    return sightings.size();
  }

  /** Publishes made-up sightings of twelve cameras and ten strangers. */
  void publish(int first, int end) {
    for (int i = first; i < end; i++) {
      publish(i, Stream.generate(this::view).limit(1 + i % 3).toList());
    }
    producer.flush();
  }

  /** Publishes a sighting, or replaces that of the same number. */
  void publish(int number, List<Embedding> views) {
    SightingRecord like = EventFixtures.sighting();
    String camera = "camera-" + number % CAMERAS;
    Instant seen = Instant.now().minusSeconds(60L * (500 - number));
    SightingRecord made =
        new SightingRecord(
            new SightingRecord.Visit(camera, camera + "-" + number),
            new SightingRecord.Span(seen, seen.plusSeconds(5)),
            like.event(),
            new SightingRecord.Subject("track", Optional.empty(), Optional.of(stranger(number)), 3),
            views,
            like.best());
    sightings.put(made.visit().toString(), made);
    send(made.visit(), RecordCodecs.sightings().write(made));
  }

  /** Returns an id that a command takes for a stranger's. */
  static String stranger(int number) {
    return "unknown/stranger-" + number % 10;
  }

  /** Erases the sighting of one visit. */
  void erase(String key) {
    send(sightings.remove(key).visit(), null);
    producer.flush();
  }

  private void send(SightingRecord.Visit visit, byte[] value) {
    byte[] key = visit.toString().getBytes(StandardCharsets.UTF_8);
    int partition = SearchPartitions.of(visit.camera(), PARTITIONS);
    var unused = producer.send(new ProducerRecord<>(topics.sightings(), partition, key, value));
  }

  private Embedding view() {
    return Templates.random(random, Templates.MODEL, DIMENSION);
  }

  /** Returns the visit of a camera whose key comes first. */
  String visitOf(String camera) {
    return sightings.keySet().stream()
        .filter(key -> key.startsWith(camera + "/"))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the keys of a stranger's visits in order of time. */
  List<String> visitsOf(String stranger) {
    return sightings.values().stream()
        .filter(one -> one.subject().stranger().equals(Optional.of(stranger)))
        .sorted(Comparator.comparing(one -> one.span().firstSeen()))
        .map(one -> one.visit().toString())
        .toList();
  }

  /** Returns a search for a face that nobody has, before all cameras. */
  SightingSearch search() {
    return new SightingSearch(List.of(view()), SightingFilter.all(), 20, -1);
  }

  /** Waits until an instance answers as brute force does. */
  void awaitComplete(SearchClient client) {
    await().atMost(TIMEOUT).untilAsserted(() -> assertComplete(client));
  }

  /** Checks that an instance answers as brute force does, for all cameras and for two. */
  void assertComplete(SearchClient client) {
    SightingFilter two =
        new SightingFilter(Instant.EPOCH, Instant.now(), Set.of("camera-1", "camera-2"), Set.of());
    for (SightingSearch search :
        List.of(search(), new SightingSearch(search().probes(), two, 10, -1))) {
      SearchAnswer answer = client.ask(SearchRequest.nearest(search));
      assertThat(answer.missing()).isEmpty();
      assertThat(answer.hits())
          .extracting(hit -> hit.key() + " " + hit.cosine())
          .isEqualTo(bruteForce(search));
    }
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

  @Override
  public void close() {
    producer.close();
  }
}
