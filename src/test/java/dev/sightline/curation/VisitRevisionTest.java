package dev.sightline.curation;

import static dev.sightline.curation.CurationFixture.ANN;
import static dev.sightline.curation.CurationFixture.BOB;
import static dev.sightline.curation.CurationFixture.EVE;
import static dev.sightline.curation.CurationFixture.TOPICS;
import static dev.sightline.curation.CurationFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.embedding.Embedding;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.BestFace;
import dev.sightline.events.SightingRecord.Span;
import dev.sightline.events.SightingRecord.Subject;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.sightings.SightingLog;
import dev.sightline.topics.InMemoryKafka;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which past visits a change of the gallery revises, and how often. Faces are directions. */
class VisitRevisionTest {
  private static final Instant SEEN = Instant.parse("2026-11-20T08:00:00Z");
  private static final String STRANGER = "unknown/a";

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
  void shouldGiveTheVisitsOfAnEnrolledPersonToThemOnce() {
    // Given: two visits of Ann, one of another, and one of Bob, who is enrolled
    record(unknown(1, 1), unknown(2, 1, 1, 2), unknown(3, 2), named(4, BOB, 1));
    fixture.enrolled(template(ANN, "1", 1), template(BOB, "1", 3));

    // When
    RevisedVisits first = fixture.curator.strangers().recognise(Set.of(ANN));
    RevisedVisits again = fixture.curator.strangers().recognise(Set.of(ANN));

    // Then
    assertThat(first).isEqualTo(new RevisedVisits(2, Optional.empty()));
    assertThat(again).isEqualTo(RevisedVisits.NONE);
    assertThat(who()).containsExactly("Ann", "Ann", "?", "Bob");
    assertThat(revisions()).containsExactly("1 ? to Ann +0", "2 ? to Ann +0");
    assertThat(events())
        .allSatisfy(
            event -> {
              assertThat(event.visit()).isEqualTo(visit(number(event)).id());
              assertThat(event.evidence().candidates()).hasSize(2);
              assertThat(event.bestShot().cosineSimilarity()).isEqualTo(1);
            });
  }

  @Test
  void shouldNameNobodyWhomMostViewsDoNotShow() {
    // Given: views of nobody, and of two persons
    record(unknown(1, 1, 2, 2), unknown(2, 1, 1, 3));
    fixture.enrolled(template(ANN, "1", 1), template(BOB, "1", 3));

    // When
    RevisedVisits revised = fixture.curator.strangers().recognise(Set.of(ANN, BOB));

    // Then
    assertThat(revised.count()).isZero();
    assertThat(who()).containsExactly("?", "?");
  }

  @Test
  void shouldNotNameAPossiblePresentationAttack() {
    SightingRecord seen = unknown(1, 1);
    record(
        new SightingRecord(
            seen.visit(),
            seen.span(),
            seen.event(),
            new Subject(track(1), Optional.empty(), Optional.empty(), 5, true),
            seen.views(),
            seen.best()));
    fixture.enrolled(template(ANN, "1", 1));

    assertThat(fixture.curator.strangers().recognise(Set.of(ANN)).count()).isZero();
    assertThat(sightings()).singleElement().matches(stored -> stored.subject().possibleSpoof());
  }

  @Test
  void shouldNameNobodyWhoIsIgnored() {
    record(unknown(1, 1));
    fixture.enrolled(template(ANN, "1", 1));
    fixture.curator.edit(CurationEdit.setStatus(ANN, PersonStatus.IGNORED));

    assertThat(fixture.curator.strangers().recognise(Set.of(ANN)).count()).isZero();
  }

  @Test
  void shouldReviseBackWhatOnlyTheRemovedTemplateExplained() {
    // Given: visits of two sides of Ann, one of which is Bob
    Template wrong = template(ANN, "2", 2);
    record(unknown(1, 1), unknown(2, 2).ofStranger(STRANGER));
    fixture.enrolled(template(ANN, "1", 1), wrong);
    fixture.curator.strangers().recognise(Set.of(ANN));

    // When
    EditResult removed = fixture.curator.edit(CurationEdit.remove(wrong.id()));

    // Then
    assertThat(removed.revised()).isEqualTo(new RevisedVisits(1, Optional.empty()));
    assertThat(who()).containsExactly("Ann", "?");
    assertThat(revisions()).containsExactly("1 ? to Ann +0", "2 ? to Ann +0", "2 Ann to ? +1");
    assertThat(events().get(2).stranger().id()).isEqualTo(STRANGER);
    assertThat(sightings().get(1).event()).isEqualTo(events().get(2).id());

    // When: the template comes back
    fixture.enrolled(wrong);
    fixture.curator.strangers().recognise(Set.of(ANN));

    // Then: the chain goes on
    assertThat(revisions()).endsWith("2 ? to Ann +2");
  }

  @Test
  void shouldGiveTheVisitsOfAMovedTemplateToItsNewPerson() {
    // Given
    Template moved = template(ANN, "2", 2);
    record(unknown(1, 1), unknown(2, 2), named(3, ANN, 2));
    fixture.enrolled(template(ANN, "1", 1), moved);

    // When
    EditResult result = fixture.curator.edit(CurationEdit.move(moved.id(), BOB));

    // Then
    assertThat(result.revised().count()).isEqualTo(2);
    assertThat(who()).containsExactly("?", "Bob", "Bob");
    assertThat(revisions()).containsExactlyInAnyOrder("2 ? to Bob +0", "3 Ann to Bob +1");
  }

  @Test
  void shouldTakeVisitsFromAPersonWhoseNegativeExampleTheyResembleMore() {
    Template other = template(ANN, "2", 2);
    record(named(1, ANN, 1), named(2, ANN, 2));
    fixture.enrolled(template(ANN, "1", 1), other);

    EditResult result = fixture.curator.edit(CurationEdit.toNegative(other.id()));

    assertThat(result.revised().count()).isEqualTo(1);
    assertThat(who()).containsExactly("Ann", "?");
  }

  @Test
  void shouldGiveTheVisitsOfAMergedPersonToTheOtherWithAnEvent() {
    record(named(1, ANN, 1), named(2, BOB, 2));
    fixture.enrolled(template(ANN, "1", 1), template(BOB, "1", 2));
    fixture.curator.whole().rekey();

    EditResult result = fixture.curator.edit(CurationEdit.merge(ANN, BOB));

    assertThat(result.revised().count()).isEqualTo(1);
    assertThat(who()).containsExactly("Bob", "Bob");
    assertThat(revisions()).containsExactly("1 Ann to Bob +1");
  }

  @Test
  void shouldRenameTheVisitsOfAPersonWithoutAnEvent() {
    record(named(1, ANN, 1), named(2, BOB, 2));
    fixture.enrolled(template(ANN, "1", 1), template(BOB, "1", 2));
    fixture.curator.whole().rekey();

    EditResult result = fixture.curator.edit(CurationEdit.rename(ANN, EVE));

    assertThat(result.revised().count()).isEqualTo(1);
    assertThat(who()).containsExactly("Eve", "Bob");
    assertThat(events()).isEmpty();
  }

  @Test
  void shouldNameAStrangerFromTheFacesOfTheirVisits() {
    // Given: two visits of a stranger, the first without the id; another camera's; someone else's
    SightingRecord first = unknown(1, 1);
    String id = first.stranger().orElseThrow();
    record(first, unknown(2, 1).ofStranger(id), unknown(3, 1), unknown(4, 2));

    // When
    NamingResult named = fixture.curator.strangers().name(id, ANN);

    // Then: the faces are enrolled with the vectors of the visits, and nothing else is read
    assertThat(named.enrolment().written()).isEqualTo(2);
    assertThat(named.revised()).isEqualTo(new RevisedVisits(3, Optional.empty()));
    assertThat(fixture.curator.templatesOf(ANN))
        .extracting(Template::embedding)
        .containsOnly(CurationFixture.vector(EventFixtures.MODEL, 1));
    assertThat(who()).containsExactly("Ann", "Ann", "Ann", "?");
    assertThat(events())
        .filteredOn(event -> number(event) < 3)
        .allSatisfy(event -> assertThat(event.stranger().id()).isEqualTo(id));
    assertThatThrownBy(() -> fixture.curator.strangers().name(id, ANN))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no stranger has the id " + id + " in a recorded visit");
  }

  @Test
  void shouldIgnoreAStrangerFromTheFacesOfTheirVisits() {
    record(unknown(1, 1).ofStranger(STRANGER));

    NamingResult ignored = fixture.curator.strangers().ignore(STRANGER, "staff");

    assertThat(ignored.isEnrolled()).isTrue();
    assertThat(ignored.revised()).isEqualTo(RevisedVisits.NONE);
    assertThat(fixture.curator.persons())
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.person()).isEqualTo(new PersonId("staff", "unknown-a"));
              assertThat(person.status()).isEqualTo(PersonStatus.IGNORED);
            });
  }

  @Test
  void shouldCorrectAVisitByHandAndTellTheAudit() {
    // Given
    record(unknown(1, 1), named(2, BOB, 2));
    fixture.enrolled(template(ANN, "1", 3), template(BOB, "1", 2));

    // When
    boolean corrected = fixture.curator.visits().revise(visit(1), Optional.of(ANN));
    boolean again = fixture.curator.visits().revise(visit(1), Optional.of(ANN));
    boolean nobody = fixture.curator.visits().revise(visit(2), Optional.empty());

    // Then
    assertThat(List.of(corrected, again, nobody)).containsExactly(true, false, true);
    assertThat(who()).containsExactly("Ann", "?");
    assertThat(revisions()).containsExactly("1 ? to Ann +0", "2 Bob to ? +1");
    assertThat(fixture.audit())
        .containsExactly("visit-revised " + visit(1), "visit-revised " + visit(2));
    assertThatThrownBy(() -> fixture.curator.visits().revise(visit(3), Optional.empty()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no visit " + visit(3) + " is recorded");
  }

  @Test
  void shouldEnrolAndSayWhatWasNotSearchedWhileTheSearchIsAway() {
    record(unknown(1, 1), named(2, ANN, 1));
    fixture.enrolled(template(ANN, "1", 1), template(ANN, "2", 2));
    fixture.curator.whole().rekey();
    fixture.past.fail("the search is away");

    // When, then: an enrolment and a removal say so; a name needs a face
    RevisedVisits missing = new RevisedVisits(0, Optional.of("the search is away"));
    assertThat(fixture.curator.strangers().recognise(Set.of(ANN))).isEqualTo(missing);
    assertThat(fixture.curator.edit(CurationEdit.remove(template(ANN, "2", 2).id())).revised())
        .isEqualTo(missing);
    assertThatThrownBy(() -> fixture.curator.strangers().name(STRANGER, BOB))
        .isInstanceOf(VisitsUnavailableException.class)
        .hasMessage("the search is away");

    // When: the person gets another name, so that the key of the visit is destroyed
    EditResult renamed = fixture.curator.edit(CurationEdit.rename(ANN, EVE));

    // Then: the visit was read from the topic
    assertThat(renamed.revised()).isEqualTo(new RevisedVisits(1, Optional.empty()));
    assertThat(who()).containsExactly("?", "Eve");
  }

  private void record(SightingRecord... sightings) {
    try (SightingLog log = connection.openSightings()) {
      Stream.of(sightings).forEach(log::write);
      log.commit();
    }
  }

  private static SightingRecord named(int number, PersonId person, int... directions) {
    SightingRecord seen = unknown(number, directions);
    return seen.revised(Optional.of(person), track(number) + ":person.left:1");
  }

  private static SightingRecord unknown(int number, int... directions) {
    SightingRecord like = EventFixtures.sighting();
    BestFace best = like.best();
    byte[] chip = EventFixtures.chip(100 + number).pixels().toJpeg(90);
    Instant from = SEEN.plusSeconds(60L * number);
    return new SightingRecord(
        visit(number),
        new Span(from, from.plusSeconds(10)),
        track(number) + ":unknown.left:1",
        new Subject(track(number), Optional.empty(), Optional.empty(), 5),
        views(directions),
        new BestFace(
            best.frame(),
            from,
            best.index(),
            best.box(),
            best.quality(),
            Optional.of(new ChipJpeg(chip))));
  }

  private static List<Embedding> views(int... directions) {
    return IntStream.of(directions)
        .mapToObj(direction -> CurationFixture.vector(EventFixtures.MODEL, direction))
        .toList();
  }

  private static Visit visit(int number) {
    return new Visit("cam-" + number, track(number) + ":unknown.entered:0");
  }

  private static String track(int number) {
    return "cam-" + number + "-1-0";
  }

  private List<SightingRecord> sightings() {
    try (SightingLog log = connection.openSightings()) {
      return log.find(seen -> true).stream()
          .sorted((a, b) -> a.visit().camera().compareTo(b.visit().camera()))
          .toList();
    }
  }

  /** Whose the visits are, in their order. */
  private List<String> who() {
    return sightings().stream()
        .map(seen -> seen.subject().person().map(PersonId::person).orElse("?"))
        .toList();
  }

  private List<IdentityEvent> events() {
    return kafka.records(TOPICS.identityEvents()).stream()
        .map(record -> EventFixtures.event(record.value()))
        .toList();
  }

  private static int number(IdentityEvent event) {
    return Integer.parseInt(event.camera().substring("cam-".length()));
  }

  /** The revisions: which visit, from whom to whom, and how long after its end. */
  private List<String> revisions() {
    return events().stream()
        .map(
            event ->
                number(event)
                    + " "
                    + (event.previous() == null ? "?" : event.previous().person())
                    + " to "
                    + (event.person() == null ? "?" : event.person())
                    + " +"
                    + (event.occurredAt().toEpochMilli() - event.lastSeen().toEpochMilli()))
        .toList();
  }
}
