package dev.sightline.curation;

import static dev.sightline.curation.CurationFixture.ANN;
import static dev.sightline.curation.CurationFixture.BOB;
import static dev.sightline.curation.CurationFixture.TOPICS;
import static dev.sightline.curation.CurationFixture.template;
import static dev.sightline.curation.CurationFixture.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.BestFace;
import dev.sightline.events.SightingRecord.Subject;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.SightingLog;
import dev.sightline.topics.InMemoryKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which past visits get the vector of another model. The grey of a face is its direction. */
class VisitReembeddingTest {
  private static final ModelId NEXT = new ModelId("next");
  private static final int GREY = 30;

  private final Optional<KeyEncryptionKeys> keys =
      Optional.of(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate()));
  private final InMemoryKafka kafka = CurationFixture.kafka();
  private final CurationFixture fixture = new CurationFixture(kafka, keys);
  private final GalleryConnection connection = new GalleryConnection(TOPICS, kafka, keys);

  @AfterEach
  void close() {
    fixture.close();
    assertThat(kafka.open()).as("clients that are still open").isZero();
  }

  @Test
  void shouldEmbedTheBestFacesOfPastVisitsOnceSoThatTheyAreFound() {
    // Given
    fixture.enrolled(template(ANN, "1", 1));
    record(visit(1, Optional.of(ANN), true), visit(2, Optional.empty(), true));
    record(visit(3, Optional.empty(), false));
    int ordered = kafka.records(TOPICS.visits()).size();
    assertThat(near(2)).isEmpty();

    // When
    ReembedResult first = reembed();
    ReembedResult again = reembed();

    // Then
    assertThat(first)
        .isEqualTo(new ReembedResult(1, new ReembedResult.Visits(2, 1, Optional.empty())));
    assertThat(again)
        .isEqualTo(new ReembedResult(0, new ReembedResult.Visits(0, 1, Optional.empty())));
    assertThat(near(2)).singleElement().matches(seen -> seen.subject().person().isEmpty());
    assertThat(near(1))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.isOf(ANN)).isTrue();
              assertThat(seen.views())
                  .extracting(Embedding::model)
                  .containsExactly(NEXT, EventFixtures.MODEL, EventFixtures.MODEL);
            });
    assertThat(kafka.records(TOPICS.visits())).as("visits to link").hasSize(ordered);
  }

  @Test
  void shouldSayWhichVisitsWereNotSearched() {
    fixture.enrolled(template(ANN, "1", 1));
    record(visit(1, Optional.empty(), true));
    fixture.past.fail("the search is away");

    assertThat(reembed().visits().notSearched()).contains("the search is away");
  }

  @Test
  void shouldNotKeepTheVisitOfAPersonWhoIsErasedMeanwhile() {
    // Given
    fixture.enrolled(template(ANN, "1", 1), template(BOB, "2", 2));
    record(visit(1, Optional.of(ANN), true), visit(2, Optional.of(BOB), true));
    PastVisits erasing =
        new ErasingVisits(
            () -> {
              ErasureReceipt unused = fixture.curator.erasures().erase(ANN, Duration.ZERO);
            });

    // When
    ReembedResult.Visits visits;
    try (GalleryTopic topic = GalleryTopic.open(connection, GalleryConfig.defaults());
        VisitReembedding reembedding =
            new VisitReembedding(connection, topic, erasing, new GreyEmbedder())) {
      visits = reembedding.run(() -> {});
    }

    // Then
    assertThat(visits.embedded()).isPositive();
    assertThat(sightings()).singleElement().matches(seen -> seen.isOf(BOB));
  }

  @Test
  void shouldSayWhichVisitsAreLeftWhenTheSearchGoesAwayMeanwhile() {
    // Given
    record(visit(1, Optional.empty(), true));
    FaceEmbedder last =
        new GreyEmbedder() {
          @Override
          public List<Embedding> embed(List<FaceChip> chips) {
            fixture.past.fail("the search is away");
            return super.embed(chips);
          }
        };

    // When
    ReembedResult result = fixture.curator.whole().reembed(last, Optional.empty(), () -> {});

    // Then
    assertThat(result.visits().embedded()).isZero();
    assertThat(result.visits().notSearched()).contains("the search is away");
  }

  private ReembedResult reembed() {
    return fixture.curator.whole().reembed(new GreyEmbedder(), Optional.empty(), () -> {});
  }

  private List<SightingRecord> near(int direction) {
    List<SightingRecord> found = new ArrayList<>();
    assertThat(fixture.past.near(List.of(vector(NEXT, direction)), 0.9f, found::add)).isEmpty();
    return found;
  }

  private List<SightingRecord> sightings() {
    try (SightingLog log = connection.openSightings()) {
      return log.find(seen -> true);
    }
  }

  private void record(SightingRecord... sightings) {
    try (SightingLog log = connection.openSightings()) {
      Stream.of(sightings).forEach(log::write);
      log.commit();
    }
  }

  /** A visit of the old model, whose face has the grey of its number. */
  private static SightingRecord visit(int number, Optional<PersonId> person, boolean hasFace) {
    SightingRecord like = EventFixtures.sighting();
    BestFace best = like.best();
    String track = "cam-" + number + "-1-0";
    return new SightingRecord(
        new Visit("cam-" + number, track + ":unknown.entered:0"),
        like.span(),
        like.event(),
        new Subject(track, person, Optional.empty(), 5),
        List.of(vector(EventFixtures.MODEL, 0), vector(EventFixtures.MODEL, 7)),
        new BestFace(
            best.frame(),
            best.capturedAt(),
            best.index(),
            best.box(),
            best.quality(),
            hasFace
                ? Optional.of(new ChipJpeg(EventFixtures.chip(GREY * number).pixels().toJpeg(90)))
                : Optional.empty()));
  }

  /** Another program erases when a visit was read for the last time, and before it is written. */
  private final class ErasingVisits implements PastVisits {
    private final Runnable erasure;
    private boolean isErased;

    ErasingVisits(Runnable erasure) {
      this.erasure = erasure;
    }

    @Override
    public Optional<String> get(Visit visit, Consumer<SightingRecord> found) {
      return fixture.past.get(
          visit,
          seen -> {
            if (seen.isOf(ANN) && !isErased) {
              isErased = true;
              erasure.run();
            }
            found.accept(seen);
          });
    }

    @Override
    public Optional<String> all(Consumer<SightingRecord> each) {
      return fixture.past.all(each);
    }

    @Override
    public Optional<String> near(
        List<Embedding> faces, float minimumCosine, Consumer<SightingRecord> each) {
      return fixture.past.near(faces, minimumCosine, each);
    }

    @Override
    public Optional<String> of(String subject, Consumer<SightingRecord> each) {
      return fixture.past.of(subject, each);
    }

    @Override
    public void close() {}
  }

  private static class GreyEmbedder implements FaceEmbedder {
    @Override
    public ModelId model() {
      return NEXT;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return chips.stream().map(GreyEmbedder::direction).toList();
    }

    private static Embedding direction(FaceChip chip) {
      return vector(NEXT, Math.round(Byte.toUnsignedInt(chip.pixels().bgr()[0]) / (float) GREY));
    }

    @Override
    public void close() {}
  }
}
