package dev.sightline.sightings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Span;
import dev.sightline.events.SightingRecord.Subject;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.Topics;
import dev.sightline.topics.WrappedKeyReader;
import dev.sightline.topics.WrappedKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightingKeysTest {
  private static final String TOPIC = Topics.defaults().keys();
  private static final PersonId ADA = new PersonId("staff", "Ada Lovelace");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final KeyEncryptionKeys KEYS =
      KeyEncryptionKeys.parse(KeyEncryptionKeys.generate());

  private final InMemoryKafka kafka = new InMemoryKafka(TOPIC);

  @Test
  void shouldSealAPersonsSightingWithThePersonsKey() {
    // Given
    try (WrappedKeyStore store = store()) {
      store.prepare(List.of(ADA));

      // When
      byte[] sealed = sealedAt(NOON, of(Optional.of(ADA), NOON));
      store.destroy(ADA);

      // Then
      assertThat(reason(sealed)).contains(RejectionReason.KEY_UNKNOWN);
    }
  }

  @Test
  void shouldSealUnknownPersonsWithOneKeyADay() {
    // When
    SightingRecord morning = of(Optional.empty(), NOON.minusSeconds(3600));
    SightingRecord evening = of(Optional.empty(), NOON.plusSeconds(3600));
    byte[] first = sealedAt(NOON, morning);
    byte[] second = sealedAt(NOON, evening);
    sealedAt(NOON, of(Optional.empty(), NOON.plusSeconds(86_400)));

    // Then
    assertThat(opened(first)).isEqualTo(Outcome.done(morning));
    assertThat(opened(second)).isEqualTo(Outcome.done(evening));
    assertThat(days()).containsExactlyInAnyOrder("2026-11-24", "2026-11-25");
  }

  @Test
  void shouldSealWithTheDaysKeyWhereAPersonHasNone() {
    // When
    byte[] sealed = sealedAt(NOON, of(Optional.of(ADA), NOON));

    // Then
    assertThat(opened(sealed)).isEqualTo(Outcome.done(of(Optional.of(ADA), NOON)));
    assertThat(days()).containsExactly("2026-11-24");
  }

  @Test
  void shouldDestroyADaysKeyWhenItsSightingsHaveExpired() {
    // Given
    byte[] old = sealedAt(NOON, of(Optional.empty(), NOON));

    // When: the last sighting of the day may be kept
    Instant later = NOON.plus(Duration.ofDays(30));
    sealedAt(later, of(Optional.empty(), later));

    // Then
    assertThat(reason(old)).isEmpty();

    // When: it is not
    Instant last = later.plus(Duration.ofDays(1));
    sealedAt(last, of(Optional.empty(), last));

    // Then
    assertThat(reason(old)).contains(RejectionReason.KEY_UNKNOWN);
    assertThat(days()).containsExactlyInAnyOrder("2026-12-24", "2026-12-25");
  }

  @Test
  void shouldDestroyExpiredKeysWithoutSealing() {
    // Given
    sealedAt(NOON, of(Optional.empty(), NOON));

    // When
    try (SightingKeys keys = keysAt(NOON.plus(Duration.ofDays(31)))) {
      keys.expire();

      // Then
      await().untilAsserted(() -> assertThat(days()).isEmpty());
    }
  }

  private byte[] sealedAt(Instant now, SightingRecord sighting) {
    try (SightingKeys keys = keysAt(now)) {
      return keys.seal(sighting);
    }
  }

  private SightingKeys keysAt(Instant now) {
    return new SightingKeys(this::store, Duration.ofDays(30), Clock.fixed(now, ZoneOffset.UTC));
  }

  private WrappedKeyStore store() {
    return new WrappedKeyStore(kafka, TOPIC, KEYS);
  }

  private List<String> days() {
    try (WrappedKeyStore store = store()) {
      return store.ownersIn(SightingRecord.DAYS).stream().map(PersonId::person).toList();
    }
  }

  private Outcome<SightingRecord> opened(byte[] sealed) {
    try (WrappedKeyReader reader = new WrappedKeyReader(kafka, TOPIC, KEYS)) {
      return SealedSightings.read(sealed, reader);
    }
  }

  private Optional<RejectionReason> reason(byte[] sealed) {
    return opened(sealed)
        .fold(done -> Optional.empty(), rejected -> Optional.of(rejected.reason()));
  }

  private static SightingRecord of(Optional<PersonId> person, Instant lastSeen) {
    SightingRecord ada = EventFixtures.sighting();
    return new SightingRecord(
        ada.visit(),
        new Span(lastSeen.minusSeconds(5), lastSeen),
        ada.event(),
        new Subject(ada.subject().track(), person, Optional.empty(), 6),
        ada.views(),
        ada.best());
  }
}
