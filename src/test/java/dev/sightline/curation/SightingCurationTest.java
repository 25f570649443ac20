package dev.sightline.curation;

import static dev.sightline.curation.CurationFixture.ANN;
import static dev.sightline.curation.CurationFixture.EVE;
import static dev.sightline.curation.CurationFixture.TOPICS;
import static dev.sightline.curation.CurationFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureReceipt.Remains;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Subject;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.SightingLog;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.TopicsConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to the sightings of persons and strangers when the gallery changes. */
class SightingCurationTest {
  private static final IdentityEvent LEFT =
      EventFixtures.event(
          new String(
                  RecordCodecs.presence()
                      .write(EventFixtures.golden("events/unknown-entered-v1.json")),
                  StandardCharsets.UTF_8)
              .replace("\"unknown.entered\"", "\"unknown.left\"")
              .replace("\"partition\":3,\"offset\":1234", "\"partition\":0,\"offset\":0")
              .getBytes(StandardCharsets.UTF_8));
  private static final Visit VISIT = new Visit(LEFT.camera(), LEFT.visit());

  private final Optional<KeyEncryptionKeys> keys =
      Optional.of(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate()));
  private final InMemoryKafka kafka = CurationFixture.kafka();
  private final CurationFixture fixture = new CurationFixture(kafka, keys);
  private final GalleryConnection connection = new GalleryConnection(TOPICS, kafka, keys);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldGiveThePastVisitToThePersonWhoIsEnrolled() {
    // Given
    enrolled(ANN);
    fixture.told(LEFT);
    seen(Optional.empty());
    String keyOfTheDay = sealedBy(last());

    // When
    RevisedVisits revised = fixture.curator.strangers().recognise(Set.of(ANN));

    // Then
    IdentityEvent event = lastEvent();
    assertThat(revised).isEqualTo(new RevisedVisits(1, Optional.empty()));
    assertThat(event.person()).isEqualTo("Ann");
    assertThat(sightings())
        .singleElement()
        .satisfies(
            sighting -> {
              assertThat(sighting.isOf(ANN)).isTrue();
              assertThat(sighting.event()).isEqualTo(event.id());
            });
    assertThat(last().timestamp()).isEqualTo(seen().span().lastSeen().toEpochMilli());
    assertThat(sealedBy(last())).isNotEqualTo(keyOfTheDay);
  }

  @Test
  void shouldGiveTheVisitsToTheNewNameAndReadThemWithItsKey() {
    // Given
    enrolled(ANN);
    seen(Optional.of(ANN));

    // When
    fixture.curator.edit(CurationEdit.rename(ANN, EVE));

    // Then
    assertThat(sightings()).singleElement().matches(sighting -> sighting.isOf(EVE));
  }

  @Test
  void shouldMakeThePersonUnknownWhoIsNotEnrolledAnyMore() {
    // Given
    enrolled(ANN);
    seen(Optional.of(ANN));

    // When
    fixture.curator.edit(CurationEdit.remove(ANN));

    // Then
    assertThat(sightings())
        .singleElement()
        .satisfies(
            sighting -> {
              assertThat(sighting.subject().person()).isEmpty();
              assertThat(sighting.views()).isEqualTo(seen().views());
            });
  }

  @Test
  void shouldRemoveTheSightingsOfAnErasedPerson() {
    // Given
    enrolled(ANN);
    seen(Optional.of(ANN));

    // When
    ErasureReceipt receipt = fixture.curator.erasures().erase(ANN, Duration.ZERO);

    // Then
    assertRemoved(receipt);
    assertThat(receipt.keys()).hasSize(1);
  }

  @Test
  void shouldRemoveTheSightingsOfAPersonThatAnotherKeySeals() {
    // Given: the person had no key yet
    fixture.enrolled(template(ANN, "1", 1));
    seen(Optional.of(ANN));

    // When
    ErasureReceipt receipt = fixture.curator.erasures().erase(ANN, Duration.ZERO);

    // Then
    assertRemoved(receipt);
  }

  @Test
  void shouldEraseAStrangerWhoIsNoLongerListed() {
    // Given
    fixture.told(LEFT);
    seen(Optional.empty());
    String stranger = LEFT.stranger().id();
    assertThat(fixture.curator.strangers().list())
        .extracting(ListedStranger::id)
        .containsExactly(stranger);

    // When
    ErasureReceipt receipt = fixture.curator.strangers().erase(stranger, Duration.ZERO);

    // Then
    assertRemoved(receipt);
    assertThat(receipt.person()).isEqualTo(stranger);
    assertThat(fixture.curator.strangers().list()).isEmpty();
    assertThat(fixture.erasures())
        .singleElement()
        .satisfies(erasure -> assertThat(erasure.tracks()).containsExactly(LEFT.track()));
    assertThat(fixture.audit()).containsExactly("erased " + stranger);
    assertThatThrownBy(() -> fixture.curator.strangers().erase(stranger, Duration.ZERO))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no stranger has the id " + stranger);
  }

  @Test
  void shouldEraseOneSighting() {
    // Given
    seen(Optional.empty());

    // When
    ErasureReceipt receipt = fixture.curator.erasures().erase(VISIT);

    // Then
    assertRemoved(receipt);
    assertThat(fixture.audit()).containsExactly("erased " + VISIT);
    assertThatThrownBy(() -> fixture.curator.erasures().erase(VISIT))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("there is no sighting " + VISIT);
  }

  private void enrolled(PersonId person) {
    fixture.enrolled(template(person, "1", 1));
    fixture.curator.whole().rekey();
  }

  private void seen(Optional<PersonId> person) {
    try (SightingLog log = connection.openSightings()) {
      log.write(seen().revised(person, LEFT.id()));
      log.commit();
    }
  }

  private static SightingRecord seen() {
    SightingRecord ada = EventFixtures.sighting();
    return new SightingRecord(
        VISIT,
        ada.span(),
        LEFT.id(),
        new Subject(LEFT.track(), Optional.empty(), Optional.empty(), 6),
        List.of(CurationFixture.vector(EventFixtures.MODEL, 1)),
        ada.best());
  }

  private List<SightingRecord> sightings() {
    try (SightingLog log = connection.openSightings()) {
      return log.find(sighting -> true);
    }
  }

  private ConsumerRecord<byte[], byte[]> last() {
    List<ConsumerRecord<byte[], byte[]>> records = kafka.records(TOPICS.sightings());
    return records.get(records.size() - 1);
  }

  private static String sealedBy(ConsumerRecord<byte[], byte[]> record) {
    return SealedSightings.sealedBy(record.value());
  }

  private IdentityEvent lastEvent() {
    List<ConsumerRecord<byte[], byte[]>> records = kafka.records(TOPICS.identityEvents());
    return EventFixtures.event(records.get(records.size() - 1).value());
  }

  private void assertRemoved(ErasureReceipt receipt) {
    assertThat(sightings()).isEmpty();
    assertThat(new String(last().key(), StandardCharsets.UTF_8)).isEqualTo(VISIT.toString());
    assertThat(last().value()).isNull();
    assertThat(receipt.remains())
        .filteredOn(remains -> remains.where().equals(TOPICS.sightings()))
        .containsExactly(
            new Remains(
                TOPICS.sightings(),
                "ciphertext of removed sightings",
                receipt.erasedAt().plus(TopicsConfig.COMPACTION),
                List.of(VISIT.toString())));
  }
}
