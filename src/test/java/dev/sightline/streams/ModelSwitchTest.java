package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.MODEL;
import static dev.sightline.streams.FakeStages.NEXT;
import static dev.sightline.streams.FakeStages.embedding;
import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.Template;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** From one model to the next while frames flow, five a second. */
class ModelSwitchTest {
  private static final ModelId OTHER = new ModelId("other-model");
  private static final Duration PERIOD = Duration.ofMillis(200);

  private final FakeStages both = new FakeStages(MODEL, NEXT);

  private RecognitionDriver driver(Stage first, Stage last) {
    return new RecognitionDriver(both.of(new StageRange(first, last)));
  }

  private RecognitionDriver fused() {
    return driver(Stage.DETECT, Stage.MATCH).enroll(reembedded("Ada", 10), reembedded("Bob", 50));
  }

  /** A template as re-embedding leaves it: with a vector of each model. */
  private static Template reembedded(String person, int degrees) {
    return template(person, degrees).withNext(embedding(NEXT, degrees));
  }

  private static void film(RecognitionDriver driver, String faces, int from, int to) {
    for (int i = from; i < to; i++) {
      driver.frame("door", faces, NOON.plus(PERIOD.multipliedBy(i)));
    }
  }

  private static <T> List<T> read(List<TestRecord<byte[], byte[]>> records, RecordCodec<T> codec) {
    return records.stream()
        .map(record -> ((Outcome.Done<T>) codec.read(record.value())).value())
        .toList();
  }

  private static List<Match> matches(RecognitionDriver driver) {
    return read(driver.matches(), RecordCodecs.matches());
  }

  private static List<String> told(RecognitionDriver driver) {
    return read(driver.events(), RecordCodecs.presence()).stream()
        .map(event -> event.type().code() + (event.person() == null ? "" : " " + event.person()))
        .toList();
  }

  @Test
  void shouldCompareEachFrameWithinTheModelThatEmbeddedIt() {
    try (RecognitionDriver driver = fused()) {
      // When: 22 is too far from Ada's 10, though not by one's similarities and the other's
      // threshold
      driver.frame("door", "12 22").switchTo(NEXT).frame("door", "12 22");

      // Then
      assertThat(matches(driver))
          .extracting(Match::person, event -> event.evidence().model())
          .containsExactly(
              tuple("Ada", MODEL.value()),
              tuple(null, MODEL.value()),
              tuple("Ada", NEXT.value()),
              tuple(null, NEXT.value()));
      assertThat(driver.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldDecideByWhatEachModelsSimilaritiesMean() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.frame("door", "12").switchTo(NEXT).frame("door", "12");

      // Then: eight degrees are four for the next model
      List<Match> matches = matches(driver);
      assertThat(matches.get(0).evidence().threshold())
          .isCloseTo((float) Math.cos(Math.toRadians(8)), within(1e-6f));
      assertThat(matches.get(1).evidence().threshold())
          .isCloseTo((float) Math.cos(Math.toRadians(4)), within(1e-6f));
      assertThat(matches.get(0).cosineSimilarity())
          .isCloseTo((float) Math.cos(Math.toRadians(2)), within(1e-6f));
      assertThat(matches.get(1).cosineSimilarity())
          .isCloseTo((float) Math.cos(Math.toRadians(1)), within(1e-6f));
    }
  }

  @Test
  void shouldGoOnWithVisitsThatAreInCourse() {
    try (RecognitionDriver driver = fused()) {
      // Given: Ada and a stranger are there
      film(driver, "10 90", 0, 20);

      // When
      driver.switchTo(NEXT);
      film(driver, "10 90", 20, 40);
      film(driver, " ", 40, 80);

      // Then
      assertThat(told(driver))
          .containsExactly(
              "person.entered Ada", "unknown.entered", "person.left Ada", "unknown.left");
      assertThat(matches(driver))
          .extracting(event -> event.evidence().model())
          .startsWith(MODEL.value())
          .endsWith(NEXT.value());
    }
  }

  @Test
  void shouldKnowSomebodyWhoWasHiddenAfterTheSwitchByTheirLooks() {
    try (RecognitionDriver driver = fused()) {
      // Given: a stranger is there before and after the switch
      film(driver, "90", 0, 20);
      driver.switchTo(NEXT);
      film(driver, "90", 20, 25);

      // When: they are hidden for longer than their place counts, and shorter than a visit's end
      film(driver, " ", 25, 40);
      film(driver, "90", 40, 60);
      film(driver, " ", 60, 100);

      // Then
      assertThat(told(driver)).containsExactly("unknown.entered", "unknown.left");
    }
  }

  @Test
  void shouldNameWhoIsConfirmedPartlyByEither() {
    try (RecognitionDriver driver = fused()) {
      // When: two faces before, one after
      film(driver, "10", 0, 2);
      driver.switchTo(NEXT);
      film(driver, "10", 2, 6);

      // Then
      List<IdentityEvent> events = read(driver.events(), RecordCodecs.presence());
      assertThat(events)
          .extracting(IdentityEvent::person, IdentityEvent::faces)
          .containsExactly(tuple("Ada", 3L));
    }
  }

  @Test
  void shouldGiveAStrangerAnIdWithinEitherModel() {
    try (RecognitionDriver driver = fused()) {
      // When: two visits before the switch, a third through it, two after it
      for (int visit = 0; visit < 5; visit++) {
        int start = 50 * visit;
        film(driver, "90", start, start + 12);
        if (visit == 2) {
          driver.switchTo(NEXT);
        }
        film(driver, "90", start + 12, start + 15);
        film(driver, " ", start + 15, start + 50);
      }

      // Then: a person known by one model only is a stranger for the other
      List<String> ids =
          read(driver.events(), RecordCodecs.presence()).stream()
              .filter(event -> event.type().code().equals("unknown.left"))
              .map(event -> event.stranger() == null ? "-" : event.stranger().id())
              .toList();
      assertThat(ids).hasSize(5);
      assertThat(ids.get(0)).isEqualTo("-");
      assertThat(ids.get(1)).startsWith("unknown/").isEqualTo(ids.get(2));
      assertThat(ids.get(3)).isEqualTo("-");
      assertThat(ids.get(4)).startsWith("unknown/").isNotEqualTo(ids.get(1));
    }
  }

  @Test
  void shouldMatchAFrameOfTheFormerModelThatComesAfterTheSwitch() {
    try (RecognitionDriver detect = driver(Stage.DETECT, Stage.DETECT);
        RecognitionDriver embed = driver(Stage.EMBED, Stage.EMBED);
        RecognitionDriver match = driver(Stage.MATCH, Stage.MATCH)) {
      // Given
      film(detect, "10", 0, 4);
      List<TestRecord<byte[], byte[]>> faces = detect.read(TOPICS.faces());

      // When: the embed stage hears of the switch between two frames, the matcher before all
      faces.subList(0, 2).forEach(record -> embed.pipe(TOPICS.faces(), record));
      embed.report(2, NEXT);
      faces.subList(2, 4).forEach(record -> embed.pipe(TOPICS.faces(), record));
      match.enroll(reembedded("Ada", 10)).switchTo(NEXT).passTime(Duration.ofSeconds(1));
      embed.read(TOPICS.embeddings()).forEach(record -> match.pipe(TOPICS.embeddings(), record));

      // Then
      assertThat(matches(match))
          .extracting(Match::person, event -> event.evidence().model())
          .containsExactly(
              tuple("Ada", MODEL.value()),
              tuple("Ada", MODEL.value()),
              tuple("Ada", NEXT.value()),
              tuple("Ada", NEXT.value()));
      assertThat(match.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldBeginWithTheModelInForceAfterARestart() {
    // When: what the matchers report is read first
    try (RecognitionDriver embed = driver(Stage.DETECT, Stage.EMBED).report(2, NEXT)) {
      film(embed, "10", 0, 1);

      // Then
      assertThat(read(embed.read(TOPICS.embeddings()), RecordCodecs.embeddings()))
          .extracting(frame -> frame.model())
          .containsExactly(NEXT);
    }
  }

  @Test
  void shouldSearchEachModelsTemplatesOnly() {
    try (RecognitionDriver driver = fused()) {
      // Given: Cleo is enrolled with the former model only, Dora with the next
      driver.enroll(template("Cleo", 120), template("Dora", 150, NEXT));

      // When
      driver.frame("door", "120 150").switchTo(NEXT).frame("door", "120 150");

      // Then
      assertThat(matches(driver))
          .extracting(Match::person)
          .containsExactly("Cleo", null, null, "Dora");
    }
  }

  @Test
  void shouldForgetInBothWhoIsRemoved() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.remove(template("Ada", 10).id());
      driver.frame("door", "10").switchTo(NEXT).frame("door", "10");

      // Then
      assertThat(matches(driver)).extracting(Match::person).containsExactly(null, null);
    }
  }

  @Test
  void shouldHoldOneEmbedderAThread() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.frame("door", "10").switchTo(NEXT).frame("door", "10");

      // Then: the detector's and the next model's
      assertThat(both.open).hasValue(2);
    }
    assertThat(both.open).hasValue(0);
  }

  @Test
  void shouldGoOnWithWhatItHasAndSayWhatIsMissing() {
    try (RecognitionDriver driver = fused()) {
      // Given
      assertThat(driver.progress().missing()).isEmpty();

      // When
      driver.switchTo(NEXT).switchTo(OTHER).frame("door", "10");

      // Then
      assertThat(driver.progress().missing()).contains(OTHER);
      assertThat(matches(driver))
          .extracting(Match::person, event -> event.evidence().model())
          .containsExactly(tuple("Ada", NEXT.value()));

      // When, Then
      driver.switchTo(MODEL);
      assertThat(driver.progress().missing()).isEmpty();
    }
  }

  @Test
  void shouldSayWhatIsMissingWhereOnlyFacesAreEmbedded() {
    try (RecognitionDriver embed = driver(Stage.EMBED, Stage.EMBED)) {
      // When
      embed.report(2, OTHER);

      // Then
      assertThat(embed.progress().missing()).contains(OTHER);
    }
  }

  @Test
  void shouldSayOnceThatAGalleryIsAnotherModels() {
    // Given
    CountingMetrics metrics = new CountingMetrics();
    try (RecognitionDriver driver =
        new RecognitionDriver(both.of(StageRange.all()).withMetrics(metrics))) {
      // When
      driver.enroll(template("Ada", 10, OTHER), template("Bob", 50, OTHER));

      // Then
      assertThat(metrics.galleryRefused).isEmpty();
      assertThat(metrics.galleryForeign).hasValue(2);
      assertThat(driver.progress().missing()).contains(OTHER);

      // When: one is given a vector of the next model, the other goes
      driver.enroll(template("Ada", 10, OTHER).withNext(embedding(NEXT, 10)));
      assertThat(metrics.galleryForeign).hasValue(1);
      driver.remove(template("Bob", 50).id());

      // Then
      assertThat(metrics.galleryForeign).hasValue(0);
      assertThat(driver.progress().missing()).isEmpty();
    }
  }

  @Test
  void shouldNotEmbedWhatItDoesNotCompare() {
    RecognitionStages stages = both.of(StageRange.all()).withMatch(FakeStages.matching());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecognitionTopology.build(RecognitionDriver.CONFIG, stages))
        .withMessage(
            "what is embedded here must be compared here: embedded [%s, next-model], compared"
                + " [%s]",
            MODEL, MODEL);
  }
}
