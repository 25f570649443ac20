package dev.sightline.streams.linking;

import static dev.sightline.streams.linking.Walks.stranger;
import static dev.sightline.streams.linking.Walks.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.encryption.DataKey;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.OneKey;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.CommonStrangers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The linker as Kafka Streams runs it: order, state, erasure, encryption. */
class LinkingTest {
  private static final Duration GRACE = Duration.ofMinutes(10);
  private static final Duration RETENTION = Duration.ofDays(30);

  @TempDir private Path folder;

  private final DataKey key = DataKey.generate();
  private int runs;

  /** One run of the linker over records of the topic. */
  private final class Run implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final CommonStrangers links = new CommonStrangers();
    private final List<StrangerLink> written = new ArrayList<>();

    Run(StateEncryption encryption) {
      Topology topology = new Topology();
      topology.addSource(
          "visits", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "visits");
      new Linking(
              new Linker(Walks.THRESHOLDS, LinkConfig.defaults(), Duration.ofDays(1)),
              TravelTimes.parse("door>yard=5m; door>hall=0s"),
              GRACE,
              RETENTION,
              () -> new OneKey(key),
              encryption)
          .addTo(topology, "link", "visits");
      topology.addSink(
          Linking.EVENTS_SINK,
          "events",
          new ByteArraySerializer(),
          new ByteArraySerializer(),
          "link");
      topology.addSink(
          Linking.LINKS_SINK,
          "links",
          new ByteArraySerializer(),
          new ByteArraySerializer(),
          "link");
      Properties properties = new Properties();
      properties.putAll(
          Map.of(
              StreamsConfig.APPLICATION_ID_CONFIG, "link",
              StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere.invalid:1",
              StreamsConfig.STATE_DIR_CONFIG, folder.resolve("run " + runs++).toString()));
      driver = new TopologyTestDriver(topology, properties, Walks.NOON);
    }

    void pipe(SightingRecord visit) {
      pipe(visit.visit().toString(), SealedSightings.seal(visit, key), visit.span().lastSeen());
    }

    void pipe(String name, byte[] value, Instant at) {
      driver
          .createInputTopic("visits", new ByteArraySerializer(), new ByteArraySerializer())
          .pipeInput(new TestRecord<>(name.getBytes(StandardCharsets.UTF_8), value, at));
    }

    /** Lets time pass in which nothing comes, until all is decided. */
    Run settle() {
      driver.advanceWallClockTime(GRACE);
      driver
          .createOutputTopic("links", new ByteArrayDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList()
          .forEach(
              record -> {
                links.apply(new String(record.key(), StandardCharsets.UTF_8), record.value());
                if (record.value() != null) {
                  RecordCodecs.strangerLinks()
                      .read(record.value())
                      .fold(written::add, unreadable -> false);
                }
              });
      return this;
    }

    /** The events since the last call. */
    List<IdentityEvent> events() {
      return driver
          .createOutputTopic("events", new ByteArrayDeserializer(), new ByteArrayDeserializer())
          .readValuesToList()
          .stream()
          .map(EventFixtures::event)
          .toList();
    }

    Optional<String> common(SightingRecord visit) {
      return links.commonOf(stranger(visit));
    }

    /** The bytes of all records of all stores. */
    String stored() {
      StringBuilder all = new StringBuilder();
      for (String name :
          List.of(
              Linking.WAITING_STORE,
              Linking.VISITS_STORE,
              Linking.LINKS_STORE,
              Linking.NAMED_STORE)) {
        KeyValueStore<String, byte[]> store = driver.getKeyValueStore(name);
        try (KeyValueIterator<String, byte[]> records = store.all()) {
          records.forEachRemaining(
              record -> all.append(new String(record.value, StandardCharsets.ISO_8859_1)));
        }
      }
      return all.toString();
    }

    @Override
    public void close() {
      driver.close();
    }
  }

  private Run run() {
    return new Run(StateEncryption.none());
  }

  @Test
  void shouldDecideInOrderOfTimeWhateverTheOrderInTheTopic() {
    // Given: 40 persons who walk past eight cameras
    List<SightingRecord> visits = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      visits.add(visit("camera " + random.nextInt(8), 40 * i, random.nextInt(40) * 9));
    }
    List<StrangerLink> expected;
    try (Run ordered = run()) {
      visits.forEach(ordered::pipe);
      expected = ordered.settle().written;
    }
    assertThat(expected).hasSizeGreaterThan(20);

    // When: one to eight partitions, of which some are ahead of others
    for (int partitions = 1; partitions <= 8; partitions *= 2) {
      try (Run replay = run()) {
        interleaved(visits, partitions, random).forEach(replay::pipe);

        // Then
        assertThat(replay.settle().written).as(partitions + " partitions").isEqualTo(expected);
      }
    }
  }

  /** The visits in the order of each partition, with up to five minutes between partitions. */
  private static List<SightingRecord> interleaved(
      List<SightingRecord> visits, int partitions, Random random) {
    Map<Integer, Deque<SightingRecord>> queues = new TreeMap<>();
    visits.forEach(
        visit ->
            queues
                .computeIfAbsent(visit.visit().partition(partitions), key -> new ArrayDeque<>())
                .add(visit));
    List<SightingRecord> order = new ArrayList<>();
    while (!queues.isEmpty()) {
      Instant first =
          queues.values().stream()
              .map(queue -> queue.peek().span().lastSeen())
              .min(Instant::compareTo)
              .orElseThrow();
      List<Deque<SightingRecord>> near =
          queues.values().stream()
              .filter(queue -> queue.peek().span().lastSeen().isBefore(first.plusSeconds(300)))
              .toList();
      order.add(near.get(random.nextInt(near.size())).poll());
      queues.values().removeIf(Deque::isEmpty);
    }
    return order;
  }

  @Test
  void shouldDropTheCommonIdOfAVisitThatGetsAName() {
    try (Run run = run()) {
      // Given
      SightingRecord door = visit("door", 0, 0);
      SightingRecord hall = visit("hall", 100, 3);
      run.pipe(door);
      run.pipe(hall);
      assertThat(run.settle().common(hall)).isPresent();

      // When
      run.pipe(Walks.named(hall));

      // Then
      assertThat(run.settle().common(hall)).isEmpty();
      assertThat(run.common(door)).isPresent();

      // When: it was a mistake
      run.pipe(hall);

      // Then
      assertThat(run.settle().common(hall)).isEqualTo(run.common(door)).isPresent();
    }
  }

  @Test
  void shouldForgetWhatIsErased() {
    StateEncryption none = StateEncryption.none();
    try (Run run = new Run(none)) {
      // Given: one is decided, one waits
      SightingRecord door = visit("door", 0, 0);
      SightingRecord hall = visit("hall", 100, 3);
      run.pipe(door);
      run.pipe(hall);
      run.settle();
      SightingRecord waits = visit("yard", 200, 3);
      run.pipe(waits);
      assertThat(run.stored()).contains(door.visit().id(), hall.visit().id());

      // When
      for (SightingRecord erased : List.of(door, hall, waits)) {
        run.pipe(erased.visit().toString(), null, Walks.NOON.plusSeconds(300));
      }
      run.settle();

      // Then
      assertThat(run.stored()).isEqualTo(new String(emptyState(), StandardCharsets.ISO_8859_1));
      assertThat(run.links.of(stranger(door))).isEmpty();
      assertThat(run.links.of(stranger(hall))).isEmpty();
    }
  }

  private static byte[] emptyState() {
    return new byte[] {8, 1};
  }

  @Test
  void shouldEncryptWhatItRemembers() {
    try (Run run =
        new Run(
            StateEncryption.with(
                Optional.of(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate()))))) {
      // When
      SightingRecord door = visit("door", 0, 0);
      run.pipe(door);
      run.settle();
      run.pipe(visit("hall", 100, 90));

      // Then
      assertThat(run.stored()).doesNotContain(door.subject().track());
    }
  }

  @Test
  void shouldForgetALinkAfterTheRetentionUnlessTheStrangerComes() {
    try (Run run = run()) {
      // Given
      SightingRecord door = visit("door", 0, 0);
      SightingRecord hall = visit("hall", 100, 0);
      Stream.of(door, hall).forEach(run::pipe);
      assertThat(run.settle().common(hall)).isPresent();
      int days = (int) Duration.ofDays(1).toSeconds();

      // When: one of them comes after 20 days, and others after 40
      run.pipe(visit("door", 20 * days, 0, stranger(door)));
      run.settle();
      run.pipe(visit("yard", 40 * days, 90));
      run.settle();
      run.settle();

      // Then
      assertThat(run.common(door)).isPresent();
      assertThat(run.common(hall)).isEmpty();
    }
  }

  @Test
  void shouldReportThatAPersonCannotHaveMadeTwoVisits() {
    try (Run run = run()) {
      // Given
      SightingRecord door = Walks.named(visit("door", 0, 0));
      SightingRecord hall = Walks.named(visit("hall", 30, 0));
      SightingRecord yard = Walks.named(visit("yard", 200, 0));

      // When: door and hall share a view; from door to yard it takes five minutes
      Stream.of(door, hall, yard).forEach(run::pipe);
      run.settle();

      // Then
      assertThat(run.events())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.type()).isEqualTo(IdentityEventType.IDENTITY_IMPLAUSIBLE);
                assertThat(event.visit()).isEqualTo(yard.visit().id());
                assertThat(event.person()).isEqualTo("Ada");
                assertThat(event.elsewhere().visit()).isEqualTo(door.visit().id());
                assertThat(event.elsewhere().leastMillis()).isEqualTo(300_000);
              });

      // When: later, and after the first visit was erased
      run.pipe(Walks.named(visit("yard", 900, 0)));
      SightingRecord again = Walks.named(visit("door", 2000, 0));
      run.pipe(again);
      run.settle();
      run.pipe(again.visit().toString(), null, Walks.NOON.plusSeconds(2050));
      run.pipe(Walks.named(visit("yard", 2100, 0)));
      run.settle();

      // Then
      assertThat(run.events()).isEmpty();
    }
  }

  @Test
  void shouldIgnoreWhatItCannotRead() {
    try (Run run = run()) {
      // When
      run.pipe("no visit", new byte[] {1, 2, 3}, Walks.NOON);
      run.pipe(
          "door/door-1", SealedSightings.seal(visit("door", 0, 0), DataKey.generate()), Walks.NOON);
      run.pipe(visit("door", 100, 0));

      // Then
      assertThat(run.settle().written).isEmpty();
    }
  }
}
