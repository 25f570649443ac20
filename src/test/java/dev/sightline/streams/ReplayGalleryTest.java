package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.MODEL;
import static dev.sightline.streams.FakeStages.NEXT;
import static dev.sightline.streams.FakeStages.embedding;
import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.Template;
import dev.sightline.presence.FrameId;
import dev.sightline.streams.ReplayGallery.Basis;
import dev.sightline.topics.GalleryHistory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** A clip is decided again after the gallery has changed, in the middle of it and since. */
class ReplayGalleryTest {
  private static final Duration PERIOD = Duration.ofMillis(200);

  private final FakeStages both = new FakeStages(MODEL, NEXT);

  /** What a record of the gallery says, and when it came. */
  private record Change(Instant at, String key, Supplier<byte[]> value) {}

  /** What was told of each face and of each visit, byte for byte. */
  private record Told(List<TestRecord<byte[], byte[]>> matches, List<String> events) {
    static Told by(RecognitionDriver driver) {
      return new Told(
          driver.matches(),
          driver.events().stream()
              .map(event -> new String(event.value(), StandardCharsets.UTF_8))
              .toList());
    }

    List<String> texts() {
      return Stream.concat(
              matches.stream().map(match -> new String(match.value(), StandardCharsets.UTF_8)),
              events.stream())
          .toList();
    }

    Map<FrameId, Basis> bases() {
      Map<FrameId, Basis> bases = new HashMap<>();
      matches.stream()
          .map(match -> RecordCodecs.matches().read(match.value()))
          .map(outcome -> ((Outcome.Done<Match>) outcome).value())
          .forEach(
              event ->
                  bases.put(
                      new FrameId(
                          event.frame().topic(), event.frame().partition(), event.frame().offset()),
                      new Basis(
                          event.evidence().galleryRevision(),
                          new ModelId(event.evidence().model()))));
      return bases;
    }
  }

  private static Change put(int frame, Template template) {
    return new Change(before(frame), template.id().toString(), () -> FakeStages.value(template));
  }

  private static Change switchTo(int frame, ModelId model) {
    byte[] value = RecordCodecs.models().write(model);
    return new Change(before(frame), "model", () -> value);
  }

  private static Instant before(int frame) {
    return at(frame).minusMillis(1);
  }

  private static Instant at(int frame) {
    return NOON.plus(PERIOD.multipliedBy(frame));
  }

  /** Bob is there; Ada comes and is enrolled; another model; Bob is removed when all have left. */
  private static List<Change> changes() {
    Template ada = template("Ada", 10).withNext(embedding(NEXT, 10));
    Template bob = template("Bob", 50).withNext(embedding(NEXT, 50));
    return List.of(
        put(0, bob),
        put(20, ada),
        switchTo(30, NEXT),
        new Change(before(90), bob.id().toString(), () -> null));
  }

  private static void film(RecognitionDriver driver, List<Change> changes) {
    int next = 0;
    for (int i = 0; i < 100; i++) {
      for (; next < changes.size() && changes.get(next).at().isBefore(at(i)); next++) {
        driver.gallery(changes.get(next).key(), changes.get(next).value().get());
      }
      driver.frame("door", i < 10 ? "50" : i < 40 ? "10 50" : " ", at(i));
    }
  }

  private Told live() {
    try (RecognitionDriver driver = new RecognitionDriver(both.of(StageRange.all()))) {
      film(driver, changes());
      return Told.by(driver);
    }
  }

  private Told again(ReplayGallery past) {
    return again(past, both);
  }

  private static Told again(ReplayGallery past, FakeStages fakes) {
    RecognitionStages stages = fakes.of(StageRange.all());
    try (RecognitionDriver driver =
        new RecognitionDriver(stages.withMatch(stages.match().orElseThrow().withPast(past)))) {
      film(driver, List.of());
      return Told.by(driver);
    }
  }

  private static GalleryHistory history(Predicate<Integer> isLeft) {
    GalleryHistory.Builder builder = new GalleryHistory.Builder(DataKeys.none(), t -> t);
    List<Change> changes = new ArrayList<>(changes());
    for (int offset = 0; offset < changes.size(); offset++) {
      if (isLeft.test(offset)) {
        Change change = changes.get(offset);
        builder.add(offset, change.at(), bytes(change.key()), change.value().get());
      }
    }
    return builder.build();
  }

  @Test
  void shouldTellTheSameBytesOfAClipInWhichTheGalleryChanged() {
    // Given
    Told live = live();

    // When
    ReplayGallery past = new ReplayGallery(history(offset -> true), live.bases());
    Told again = again(past);

    // Then
    assertThat(live.texts()).anyMatch(text -> text.contains(NEXT.value()));
    assertThat(live.events()).hasSize(6).anyMatch(text -> text.contains("identity.revised"));
    assertThat(again.texts()).isEqualTo(live.texts());
    assertThat(past.shortfall().ofLostRevisions()).isZero();
    assertThat(past.shortfall().byTime()).isZero();
  }

  @Test
  void shouldGoByTheTimeOfFramesWhoseMatchesAreGone() {
    // Given
    Told live = live();

    // When
    ReplayGallery past = new ReplayGallery(history(offset -> true), Map.of());
    Told again = again(past);

    // Then
    assertThat(again.texts()).isEqualTo(live.texts());
    assertThat(past.shortfall().byTime()).isEqualTo(10 + 60);
  }

  @Test
  void shouldSayHowManyDecisionsWereTakenByAModelThatIsNotThere() {
    // Given
    Told live = live();

    // When: from frame 30 on, the next model embedded two faces a frame
    ReplayGallery past = new ReplayGallery(history(offset -> true), live.bases());
    Told again = again(past, new FakeStages(MODEL));

    // Then
    assertThat(past.shortfall().ofOtherModels()).isEqualTo(2 * 10);
    assertThat(past.shortfall().models()).containsExactly(NEXT.value());
    assertThat(again.texts()).noneMatch(text -> text.contains(NEXT.value()));
  }

  @Test
  void shouldSayHowManyDecisionsWereTakenOnWhatCompactionHasRemoved() {
    // Given: Bob's template went when he was removed
    Told live = live();

    // When
    ReplayGallery past = new ReplayGallery(history(offset -> offset != 0), live.bases());
    Told again = again(past);

    // Then
    assertThat(again.texts()).isNotEqualTo(live.texts());
    assertThat(past.shortfall().ofLostRevisions()).isEqualTo(10 + 60);
    assertThat(past.shortfall().revisions()).containsExactly(1L, 2L, 3L);
  }
}
