package dev.sightline.curation;

import static dev.sightline.curation.CurationFixture.ANN;
import static dev.sightline.curation.CurationFixture.BOB;
import static dev.sightline.curation.CurationFixture.EVE;
import static dev.sightline.curation.CurationFixture.NOW;
import static dev.sightline.curation.CurationFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.Golden;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.FormerName;
import dev.sightline.gallery.GalleryEditor.NotEnrolledException;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Template;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MissingTopicException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GalleryCuratorTest {
  private static final Instant LATER = NOW.plusSeconds(60);

  private final CurationFixture fixture = new CurationFixture();
  private final GalleryCurator curator = fixture.curator;

  @AfterEach
  void close() {
    fixture.close();
    assertThat(fixture.kafka.open()).as("clients that are still open").isZero();
  }

  @Test
  void shouldRenameAPersonAndKeepTheFormerName() {
    fixture.enrolled(template(ANN, "1", 0), template(ANN, "2", 1));

    GalleryChange change = curator.edit(CurationEdit.rename(ANN, EVE)).change();

    assertThat(change).isEqualTo(new GalleryChange(2, 2, 7));
    assertThat(fixture.gallery().contents().templatesOf(EVE)).hasSize(2);
    assertThat(fixture.gallery().contents().has(ANN)).isFalse();
    assertThat(fixture.gallery().contents().formerNames(EVE))
        .containsExactly(new FormerName(ANN, NOW));
    assertThat(fixture.audit()).containsExactly("renamed staff/Ann to staff/Eve");
  }

  @Test
  void shouldMakeOnePersonOfTwo() {
    fixture.enrolled(template(ANN, "1", 0), template(BOB, "2", 1));

    curator.edit(CurationEdit.merge(BOB, ANN));

    assertThat(fixture.gallery().contents().templatesOf(ANN))
        .extracting(template -> template.id().sample())
        .containsExactly("1", "2");
    assertThat(fixture.gallery().contents().has(BOB)).isFalse();
    assertThat(fixture.audit()).containsExactly("merged staff/Bob into staff/Ann");
  }

  @Test
  void shouldMoveATemplateToAnotherPerson() {
    Template second = template(ANN, "2", 1);
    fixture.enrolled(template(ANN, "1", 0), second);

    curator.edit(CurationEdit.move(second.id(), BOB));

    assertThat(fixture.gallery().contents().templatesOf(ANN)).hasSize(1);
    assertThat(fixture.gallery().contents().template(second.id().withPerson(BOB))).isPresent();
    assertThat(fixture.audit()).containsExactly("moved staff/Ann/2 to staff/Bob");
  }

  @Test
  void shouldMakeATemplateANegativeExample() {
    Template second = template(ANN, "2", 1);
    fixture.enrolled(template(ANN, "1", 0), second);

    curator.edit(CurationEdit.toNegative(second.id()));

    assertThat(fixture.gallery().contents().positivesOf(ANN)).hasSize(1);
    assertThat(fixture.gallery().contents().template(second.id().asNegative())).isPresent();
    assertThat(fixture.audit()).containsExactly("negative-added staff/Ann/2");
  }

  @Test
  void shouldKeepTheFormerNamesOfAPersonWhoseStatusChanges() {
    fixture.enrolled(template(ANN, "1", 0));
    curator.edit(CurationEdit.rename(ANN, EVE));

    curator.edit(CurationEdit.setStatus(EVE, PersonStatus.IGNORED));
    curator.edit(CurationEdit.setStatus(EVE, PersonStatus.ACTIVE));

    assertThat(fixture.gallery().contents().formerNames(EVE)).hasSize(1);
  }

  @Test
  void shouldAuditUnderTheActorOfTheCall() {
    fixture.enrolled(template(ANN, "1", 0));

    curator.as("token:page").edit(CurationEdit.remove(ANN));

    assertThat(fixture.kafka.records(CurationFixture.TOPICS.audit()))
        .singleElement()
        .satisfies(
            record ->
                assertThat(new String(record.key(), StandardCharsets.UTF_8))
                    .isEqualTo("token:page"));
  }

  @Test
  void shouldErasePersonsUnderAllNamesThatTheyEverHad() {
    // Given
    fixture.enrolled(template(ANN, "1", 0), template(BOB, "2", 1));
    curator.edit(CurationEdit.rename(ANN, EVE));
    fixture.advanceTo(LATER);
    curator.edit(CurationEdit.merge(EVE, BOB));
    fixture.advanceTo(LATER.plusSeconds(60));

    // When
    ErasureReceipt receipt = curator.erasures().erase(BOB, Duration.ZERO);

    // Then
    assertThat(receipt.templates()).isEqualTo(2);
    assertThat(fixture.erasures())
        .extracting(ErasureRecord::person, ErasureRecord::erasedAt)
        .containsExactly(tuple(ANN, NOW), tuple(EVE, LATER), tuple(BOB, receipt.erasedAt()));
    assertThat(fixture.gallery().contents().persons()).isEmpty();
  }

  @Test
  void shouldEraseTheStrangerWhoGotANameThatWasChangedSince() {
    // Given
    IdentityEvent visit = unknown();
    fixture.enrolled(template(ANN, "1", 0));
    fixture.told(
        IdentityEventMapping.revised(
            EventFixtures.sighting(visit, EventFixtures.chip(1)).ofStranger("unknown/a"),
            Optional.of(ANN),
            Optional.empty()));
    curator.edit(CurationEdit.rename(ANN, EVE));

    // When
    curator.erasures().erase(EVE, Duration.ZERO);

    // Then
    assertThat(fixture.erasures())
        .filteredOn(erasure -> erasure.person().equals(EVE))
        .singleElement()
        .satisfies(
            erasure -> {
              assertThat(erasure.tracks()).containsExactly(visit.track());
              assertThat(erasure.strangers()).containsExactly("unknown/a");
            });
  }

  @Test
  void shouldSayWhoAFormerNameBelongsTo() {
    fixture.enrolled(template(ANN, "1", 0));
    curator.edit(CurationEdit.rename(ANN, EVE));

    assertThatThrownBy(() -> curator.erasures().erase(ANN, Duration.ZERO))
        .isInstanceOf(NotEnrolledException.class)
        .hasMessage("nobody is enrolled as staff/Ann, who is staff/Eve now");
    assertThat(fixture.erasures()).isEmpty();
  }

  @Test
  void shouldShowTheNewGalleryAfterItsTopicWasCreatedAgain() {
    // Given
    fixture.enrolled(template(ANN, "1", 0), template(ANN, "2", 1), template(EVE, "3", 2));
    assertThat(curator.persons()).hasSize(2);

    // When: the new topic is shorter than what was read of the deleted one
    fixture.kafka.add(CurationFixture.TOPICS.gallery());
    fixture.enrolled(template(BOB, "1", 3));

    // Then
    assertThat(curator.persons()).extracting(PersonSummary::person).containsExactly(BOB);
    assertThatThrownBy(() -> curator.edit(CurationEdit.rename(ANN, EVE)))
        .isInstanceOf(NotEnrolledException.class);
    assertThat(curator.edit(CurationEdit.rename(BOB, EVE)).change())
        .isEqualTo(new GalleryChange(1, 1, 4));
  }

  @Test
  void shouldNeitherShowNorChangeAGalleryWhoseTopicIsDeleted() {
    fixture.enrolled(template(ANN, "1", 0));
    assertThat(curator.persons()).hasSize(1);

    fixture.kafka.delete(CurationFixture.TOPICS.gallery());

    assertThatThrownBy(curator::persons).isInstanceOf(MissingTopicException.class);
    assertThatThrownBy(() -> curator.edit(CurationEdit.remove(ANN)))
        .isInstanceOf(MissingTopicException.class);
  }

  private static IdentityEvent unknown() {
    return ((Outcome.Done<IdentityEvent>)
            RecordCodecs.presence()
                .read(
                    new String(
                            Golden.read("events/unknown-entered-v1.json"), StandardCharsets.UTF_8)
                        .replace("\"partition\":3,\"offset\":1234", "\"partition\":0,\"offset\":0")
                        .getBytes(StandardCharsets.UTF_8)))
        .value();
  }
}
