package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static dev.sightline.streams.RecognitionDriver.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventSchema;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.Outcome;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.Track;
import dev.sightline.sightings.SightingConfig;
import dev.sightline.sightings.SightingConfig.Faces;
import dev.sightline.sightings.SightingConfig.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From frames to who comes and goes, through the stages. Five frames a second. */
class PresenceTopologyTest {
  private static final PersonId ADA = new PersonId("staff", "Ada");
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final Duration GRACE = Duration.ofMillis(500);

  private final FakeStages fakes = new FakeStages();

  /** What a camera sees, and when. */
  private record Shown(String faces, Instant capturedAt) {}

  /** Ada comes, a stranger too, Ada goes, Bob comes, all are gone. */
  private static List<Shown> clip() {
    List<Shown> clip = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String faces = i < 20 ? "10" : i < 40 ? "10 90" : i < 50 ? "90" : i < 60 ? "51" : " ";
      clip.add(new Shown(faces, NOON.plus(PERIOD.multipliedBy(i))));
    }
    return clip;
  }

  private static void film(RecognitionDriver driver, List<Shown> clip) {
    clip.forEach(shown -> driver.frame("door", shown.faces(), shown.capturedAt()));
  }

  private RecognitionDriver fused() {
    return new RecognitionDriver(fakes.of(StageRange.all()))
        .enroll(template("Ada", 10), template("Bob", 50));
  }

  private RecognitionDriver only(Stage first, Stage last) {
    return new RecognitionDriver(fakes.of(new StageRange(first, last)));
  }

  @Test
  void shouldForgetWhoeverIsErased() {
    try (RecognitionDriver driver = fused()) {
      // Given: Ada and Bob are there
      for (int i = 0; i < 20; i++) {
        driver.frame("door", "10 50", NOON.plus(PERIOD.multipliedBy(i)));
      }
      events(driver);

      // When
      driver.erase(template("Ada", 10).id());
      for (int i = 20; i < 40; i++) {
        driver.frame("door", "10 50", NOON.plus(PERIOD.multipliedBy(i)));
      }

      // Then
      assertThat(events(driver))
          .extracting(IdentityEvent::type, IdentityEvent::person)
          .containsExactly(
              tuple(IdentityEventType.PERSON_LEFT, "Ada"),
              tuple(IdentityEventType.UNKNOWN_ENTERED, null));
      assertThat(driver.sightings()).isEmpty();
      assertThat(driver.cameraStates().get(0).visits())
          .extracting(visit -> visit.person().person())
          .containsExactly("Bob");
      assertThat(driver.cameraStates().get(0).tracks())
          .flatExtracting(Track::shots)
          .isNotEmpty()
          .noneMatch(shot -> shot.vote().filter(ADA::equals).isPresent());
    }
  }

  @Test
  void shouldForgetWhoTheStrangerOfAVisitWas() {
    try (RecognitionDriver driver = fused()) {
      // Given: a stranger comes twice, and it is Cem
      for (int visit = 0; visit < 2; visit++) {
        for (int i = 0; i < 20; i++) {
          driver.frame("door", "90", NOON.plusSeconds(60L * visit).plus(PERIOD.multipliedBy(i)));
        }
        driver.frame("door", " ", NOON.plusSeconds(60L * visit + 50));
      }
      String stranger =
          events(driver).stream()
              .filter(event -> event.type() == IdentityEventType.UNKNOWN_RECOGNISED)
              .map(event -> event.stranger().id())
              .findFirst()
              .orElseThrow();
      assertThat(driver.strangerStates().get(0).strangers()).hasSize(1);

      // When
      driver.erase(
          new ErasureRecord(new PersonId("staff", "Cem"), NOON, Set.of(), Set.of(stranger)));

      // Then
      assertThat(driver.strangerStates()).containsExactly(StrangerState.empty());
    }
  }

  @Test
  void shouldRemoveTheSightingsThatItPublishedAfterAnErasureWasStored() {
    try (RecognitionDriver driver = fused()) {
      // Given: the matcher reads of the erasures after the visits have ended
      film(driver, clip());
      List<SightingRecord> sightings = driver.sightings();
      SightingRecord ada = sightings.get(0);
      SightingRecord unknown = sightings.get(1);

      // When
      driver.erase(template("Ada", 10).id());
      driver.erase(
          new ErasureRecord(
              new PersonId("unknown", "1"),
              Instant.EPOCH,
              Set.of(unknown.subject().track()),
              Set.of()));

      // Then
      assertThat(driver.removedSightings()).containsExactly(ada.visit(), unknown.visit());
    }
  }

  private static List<IdentityEvent> events(RecognitionDriver driver) {
    return driver.events().stream().map(PresenceTopologyTest::event).toList();
  }

  private static IdentityEvent event(TestRecord<byte[], byte[]> record) {
    EventSchema.PRESENCE.assertValid(new String(record.value(), StandardCharsets.UTF_8));
    return ((Outcome.Done<IdentityEvent>) RecordCodecs.presence().read(record.value())).value();
  }

  /** All that a subscriber gets, byte for byte. */
  private static List<String> written(RecognitionDriver driver) {
    return driver.events().stream().map(PresenceTopologyTest::written).toList();
  }

  private static String written(TestRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder(new String(record.key(), StandardCharsets.UTF_8));
    text.append(' ').append(record.timestamp());
    record.headers().forEach(header -> text.append(' ').append(header(record, header.key())));
    return text.append(' ').append(new String(record.value(), StandardCharsets.UTF_8)).toString();
  }

  private static String inShort(IdentityEvent event) {
    String who = event.person() == null ? "" : " " + event.person();
    return String.format(
        Locale.ROOT,
        "%.1f %s%s",
        Duration.between(NOON, event.occurredAt()).toMillis() / 1e3,
        event.type().code(),
        who);
  }

  @Test
  void shouldTellOnceOfEachVisit() {
    try (RecognitionDriver driver = fused()) {
      // When
      film(driver, clip());

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly(
              "0.4 person.entered Ada",
              "6.0 unknown.entered",
              "10.4 person.entered Bob",
              "12.8 person.left Ada",
              "14.8 unknown.left",
              "16.8 person.left Bob");
      assertThat(driver.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldRecordEachVisitWhenItEnds() {
    try (RecognitionDriver driver = fused()) {
      // When
      film(driver, clip());

      // Then
      List<SightingRecord> sightings = driver.sightings();
      Map<String, IdentityEvent> left = new HashMap<>();
      events(driver).forEach(event -> left.put(event.id(), event));
      assertThat(sightings)
          .extracting(
              sighting -> sighting.subject().person().map(PersonId::person).orElse("unknown"))
          .containsExactly("Ada", "unknown", "Bob");
      assertThat(sightings)
          .allSatisfy(
              sighting -> {
                IdentityEvent event = left.get(sighting.event());
                assertThat(sighting.visit())
                    .isEqualTo(new SightingRecord.Visit("door", event.visit()));
                assertThat(sighting.span())
                    .isEqualTo(new SightingRecord.Span(event.firstSeen(), event.lastSeen()));
                assertThat(sighting.subject().faces()).isEqualTo(event.faces());
                assertThat(sighting.views()).hasSize(3);
                assertThat(sighting.best().frame()).isEqualTo(event.bestShot().frame());
                assertThat(sighting.best().chip().orElseThrow().toBytes()).startsWith(0xFF, 0xD8);
              });
    }
  }

  @Test
  void shouldRecordOnlyWhatIsConfigured() {
    // Given
    SightingConfig known = new SightingConfig(Mode.KNOWN, Faces.OFF);
    SightingConfig off = new SightingConfig(Mode.OFF, Faces.ON);

    // When
    List<SightingRecord> ofPersons = recorded(known);

    // Then
    assertThat(ofPersons)
        .extracting(sighting -> sighting.subject().person().orElseThrow().person())
        .containsExactly("Ada", "Bob");
    assertThat(ofPersons).allMatch(sighting -> sighting.best().chip().isEmpty());
    assertThat(recorded(off)).isEmpty();
  }

  private List<SightingRecord> recorded(SightingConfig sightings) {
    TopologyConfig config =
        new TopologyConfig(TOPICS, 100_000, OverloadConfig.defaults(), sightings);
    try (RecognitionDriver driver =
        new RecognitionDriver(fakes.of(StageRange.all()), config)
            .enroll(template("Ada", 10), template("Bob", 50))) {
      film(driver, clip());
      return sightings.isOn() ? driver.sightings() : List.of();
    }
  }

  @Test
  void shouldMatchASinglePictureAndTellOfNoVisit() {
    try (RecognitionDriver driver = fused()) {
      // When: three faces must agree
      driver.frame("door", "10");
      driver.passTime(Duration.ofMinutes(1));

      // Then
      assertThat(driver.matches()).hasSize(1);
      assertThat(driver.events()).isEmpty();
    }
  }

  @Test
  void shouldTellTheVisitOfASinglePictureWhereOneFaceIsEnough() {
    RecognitionStages stages =
        fakes.of(StageRange.all()).withMatch(FakeStages.confirmedByOneFace());
    try (RecognitionDriver driver = new RecognitionDriver(stages).enroll(template("Ada", 10))) {
      // When: nothing follows
      driver.frame("door", "10");
      driver.passTime(Duration.ofMinutes(1));

      // Then
      assertThat(events(driver))
          .extracting(event -> event.type().code(), IdentityEvent::person)
          .containsExactly(tuple("person.entered", "Ada"), tuple("person.left", "Ada"));
    }
  }

  @Test
  void shouldTellWithinASecondWhoEntersBeforeACameraThatThenSendsNothing() {
    try (RecognitionDriver driver = fused()) {
      // Given: as a camera does that motion triggers
      film(driver, clip().subList(0, 3));

      // When
      driver.passTime(Duration.ofSeconds(1));

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly("0.4 person.entered Ada");
    }
  }

  @Test
  void shouldEndTheVisitsOfACameraThatSendsOnlyWhatMoves() {
    try (RecognitionDriver driver = fused()) {
      // Given: Ada goes after 1.8 s, and a frame comes every five seconds from then on
      film(driver, clip().subList(0, 10));
      driver.frame("door", " ", NOON.plusMillis(2_000));
      driver.frame("door", " ", NOON.plusMillis(7_000));

      // When
      driver.passTime(Duration.ofSeconds(1));

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly("0.4 person.entered Ada", "6.8 person.left Ada");
    }
  }

  @Test
  void shouldTellWhoIsSeenInFramesOfOneMillisecond() {
    try (RecognitionDriver driver = fused()) {
      // When: ten pictures are sent at once, and have one timestamp
      List.of("6", "8", "10", "12", "14").forEach(ada -> driver.frame("door", ada, NOON));
      driver.passTime(Duration.ofSeconds(1));

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly("0.0 person.entered Ada");
      assertThat(driver.cameraStates().get(0).late()).isZero();
    }
  }

  @Test
  void shouldEndTheVisitsOfACameraWhoseClockIsSetBackAndFollowIt() {
    CountingMetrics metrics = new CountingMetrics();
    try (RecognitionDriver driver =
        new RecognitionDriver(fakes.of(StageRange.all()).withMetrics(metrics))
            .enroll(template("Ada", 10))) {
      // Given: Ada is there
      film(driver, clip().subList(0, 15));

      // When: for the camera, it is eleven o'clock
      for (Shown shown : clip().subList(0, 15)) {
        driver.frame("door", shown.faces(), shown.capturedAt().minusSeconds(3_600));
      }
      driver.passTime(Duration.ofSeconds(1));

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly(
              "0.4 person.entered Ada", "7.8 person.left Ada", "-3599.6 person.entered Ada");
      assertThat(driver.read(TOPICS.operations()))
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.key()).isEqualTo(bytes("door"));
                assertThat(header(record, "ce_type")).isEqualTo("camera.clock");
                assertThat(RecordCodecs.operations().read(record.value()))
                    .isEqualTo(
                        Outcome.done(
                            OperationEvent.clock(
                                "door",
                                NOON.minusSeconds(3_600),
                                -3_602_800L,
                                "its clock was set back")));
              });
      assertThat(metrics.clocks)
          .singleElement()
          .satisfies(
              clock -> {
                assertThat(clock.camera()).isEqualTo("door");
                assertThat(clock.from()).isEqualTo(NOON.plusMillis(2_800));
                assertThat(clock.to()).isEqualTo(NOON.minusSeconds(3_600));
              });
    }
  }

  @Test
  void shouldSayWhatAnEventIsTakenOn() {
    try (RecognitionDriver driver = fused()) {
      // When
      film(driver, clip());

      // Then
      TestRecord<byte[], byte[]> record = driver.events().get(0);
      IdentityEvent entered = event(record);
      assertThat(record.key()).isEqualTo(bytes("door"));
      assertThat(record.getRecordTime()).isEqualTo(entered.occurredAt());
      assertThat(header(record, "ce_id")).isEqualTo(entered.id());
      assertThat(header(record, "ce_type")).isEqualTo("person.entered");
      assertThat(entered.track()).isEqualTo("door-" + NOON.toEpochMilli() + "-0");
      assertThat(entered.visit()).isEqualTo(entered.id());
      assertThat(entered.bestShot().frame())
          .isEqualTo(new IdentityEvent.FramePlace("sightline.frames", 0, 0));
      assertThat(entered.votes())
          .extracting(IdentityEvent.Vote::person, IdentityEvent.Vote::faces)
          .containsExactly(tuple("Ada", 3L));
      assertThat(entered.evidence().candidates().get(0).template()).isEqualTo("staff/Ada/1");
      assertThat(entered.evidence().galleryRevision()).isEqualTo(2);
      assertThat(entered.validUntil()).isEqualTo(entered.lastSeen().plusSeconds(5));
    }
  }

  @Test
  void shouldTellNotOneEventMoreOfAClipThatComesTwice() {
    // Given
    List<String> once = run(clip());

    // When
    try (RecognitionDriver driver = fused()) {
      film(driver, clip());
      film(driver, clip());

      // Then
      assertThat(written(driver)).isEqualTo(once).hasSize(6);
    }
  }

  @Test
  void shouldTellTheSameBytesInAReplay() {
    // When
    List<String> first = run(clip());
    List<String> again = run(clip());

    // Then
    assertThat(first).hasSize(6);
    assertThat(again).isEqualTo(first);
  }

  private List<String> run(List<Shown> clip) {
    try (RecognitionDriver driver = fused()) {
      film(driver, clip);
      return written(driver);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldTellTheSameBytesOfFramesThatComeOutOfOrderWithinTheGracePeriod(long seed) {
    // Given: every record up to the grace period late
    List<TestRecord<byte[], byte[]>> inOrder = embeddings();
    Random random = new Random(seed);
    Map<TestRecord<byte[], byte[]>, Instant> arrival = new HashMap<>();
    inOrder.forEach(
        record ->
            arrival.put(
                record, record.getRecordTime().plusMillis(random.nextInt((int) GRACE.toMillis()))));
    List<TestRecord<byte[], byte[]>> shuffled = new ArrayList<>(inOrder);
    shuffled.sort(Comparator.comparing(arrival::get));
    assertThat(shuffled).isNotEqualTo(inOrder);

    // When, Then
    assertThat(match(shuffled)).isEqualTo(match(inOrder)).hasSize(6);
  }

  private List<TestRecord<byte[], byte[]>> embeddings() {
    try (RecognitionDriver driver = only(Stage.DETECT, Stage.EMBED)) {
      film(driver, clip());
      return driver.read(TOPICS.embeddings());
    }
  }

  private List<String> match(List<TestRecord<byte[], byte[]>> embeddings) {
    try (RecognitionDriver driver = only(Stage.MATCH, Stage.MATCH)) {
      driver.enroll(template("Ada", 10), template("Bob", 50));
      driver.passTime(Duration.ofMinutes(1));
      embeddings.forEach(record -> driver.pipe(TOPICS.embeddings(), record));
      return written(driver);
    }
  }

  @Test
  void shouldTellOfASilentCameraWhatItsNextFrameWouldTell() {
    List<Shown> shown = clip().subList(0, 30);
    try (RecognitionDriver silent = fused();
        RecognitionDriver woken = fused()) {
      // When: one camera stops, the other sends a last frame ten seconds later
      film(silent, shown);
      silent.passTime(Duration.ofMillis(5_400));
      assertThat(events(silent)).extracting(IdentityEvent::person).containsExactly("Ada");
      silent.passTime(Duration.ofSeconds(1));
      film(woken, shown);
      woken.events();
      woken.frame("door", " ", NOON.plusSeconds(16));

      // Then
      assertThat(written(silent))
          .isEqualTo(written(woken))
          .hasSize(3)
          .allSatisfy(told -> assertThat(told).containsPattern("unknown.entered|left"));
    }
  }

  @Test
  void shouldEndTheVisitsOfCamerasThatFallSilentOneAfterTheOther() {
    try (RecognitionDriver driver = fused()) {
      // Given: as when the model goes
      for (int i = 0; i < 25; i++) {
        Instant now = NOON.plus(PERIOD.multipliedBy(i));
        for (String camera : List.of("door", "hall", "yard")) {
          int last = camera.equals("door") ? 15 : camera.equals("hall") ? 20 : 25;
          if (i < last) {
            driver.frame(camera, "10", now);
          }
        }
      }

      // When
      driver.passTime(Duration.ofSeconds(7));

      // Then
      assertThat(events(driver))
          .filteredOn(event -> event.type().code().equals("person.left"))
          .extracting(IdentityEvent::camera)
          .containsExactly("door", "hall", "yard");
    }
  }

  @Test
  void shouldKeepTheVisitsOfOneCameraFromTheClockOfAnother() {
    try (RecognitionDriver driver = fused()) {
      // Given
      film(driver, clip().subList(0, 10));

      // When: frames from tomorrow, of another camera and of the same
      TestRecord<byte[], byte[]> tomorrow =
          new TestRecord<>(bytes("yard"), bytes("10"), NOON.plus(Duration.ofDays(1)));
      driver.pipe(TOPICS.frames(), tomorrow);
      driver.pipe(
          TOPICS.frames(),
          new TestRecord<>(bytes("door"), bytes("10"), NOON.plus(Duration.ofDays(1))));
      film(driver, clip().subList(10, 20));

      // Then
      assertThat(driver.deadLetters())
          .extracting(letter -> header(letter, "sightline-reason"))
          .containsExactly("capture-time-ahead", "capture-time-ahead");
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly("0.4 person.entered Ada");
    }
  }

  @Test
  void shouldNameOneOfTwoPicturesOfAPerson() {
    try (RecognitionDriver driver = fused()) {
      // When
      for (int i = 0; i < 100; i++) {
        driver.frame("door", i < 20 ? "10 11" : " ", NOON.plus(PERIOD.multipliedBy(i)));
      }

      // Then
      assertThat(events(driver))
          .filteredOn(event -> event.id().equals(event.visit()))
          .extracting(PresenceTopologyTest::inShort, event -> event.bestShot().reason())
          .containsExactly(
              tuple("0.4 person.entered Ada", null), tuple("2.0 unknown.entered", "person-taken"));
    }
  }

  @Test
  void shouldGiveAStrangerWhoComesAgainAnIdThatStays() {
    try (RecognitionDriver driver = fused()) {
      // When: three visits of two seconds, ten seconds apart
      for (int i = 0; i < 200; i++) {
        driver.frame(
            "door", i % 50 < 10 && i < 150 ? "90" : " ", NOON.plus(PERIOD.multipliedBy(i)));
      }

      // Then
      List<IdentityEvent> events = events(driver);
      assertThat(events)
          .extracting(PresenceTopologyTest::inShort, event -> event.stranger() != null)
          .containsExactly(
              tuple("2.0 unknown.entered", false),
              tuple("6.8 unknown.left", false),
              tuple("12.0 unknown.entered", true),
              tuple("12.0 unknown.recognised", true),
              tuple("16.8 unknown.left", true),
              tuple("22.0 unknown.entered", true),
              tuple("26.8 unknown.left", true));
      assertThat(events)
          .filteredOn(event -> event.stranger() != null)
          .extracting(event -> event.stranger().id())
          .containsOnly("unknown/" + events.get(3).stranger().id().substring(8));
      assertThat(events.get(3).stranger().tracks())
          .containsExactly(events.get(0).track(), events.get(2).track());
    }
  }

  @Test
  void shouldSayNothingOfWhoIsIgnored() {
    try (RecognitionDriver driver = fused()) {
      // Given
      driver.setStatus(new PersonId("staff", "Ada"), PersonStatus.IGNORED);

      // When
      film(driver, clip());

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort)
          .containsExactly(
              "6.0 unknown.entered",
              "10.4 person.entered Bob",
              "14.8 unknown.left",
              "16.8 person.left Bob");
    }
  }

  @Test
  void shouldNameNeitherOfTwins() {
    try (RecognitionDriver driver = fused().enroll(template("Zoe", 10))) {
      // When
      for (int i = 0; i < 100; i++) {
        driver.frame("door", i < 20 ? "10" : " ", NOON.plus(PERIOD.multipliedBy(i)));
      }

      // Then
      assertThat(events(driver))
          .extracting(PresenceTopologyTest::inShort, event -> event.bestShot().reason())
          .containsExactly(
              tuple("2.0 unknown.entered", "ambiguous"), tuple("8.8 unknown.left", "ambiguous"));
    }
  }
}
