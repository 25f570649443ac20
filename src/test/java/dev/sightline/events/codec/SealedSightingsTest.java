package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.encryption.DataKey;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedSightingsTest {
  private static final SightingRecord ADA = EventFixtures.sighting();

  private final DataKey key = DataKey.generate();

  @Test
  void shouldOpenWhatItSealed() {
    assertThat(read(SealedSightings.seal(ADA, key), key)).isEqualTo(Outcome.done(ADA));
  }

  @Test
  void shouldReadWhatWasWrittenInTheClear() {
    assertThat(read(RecordCodecs.sightings().write(ADA), key)).isEqualTo(Outcome.done(ADA));
  }

  @Test
  void shouldShowPlaceAndTimeAndNothingElse() throws Exception {
    // When
    byte[] bytes = SealedSightings.seal(ADA, key);
    Wire.Sighting message = Wire.Sighting.parseFrom(bytes);

    // Then
    assertThat(message.getCamera()).isEqualTo("front-door");
    assertThat(message.getSealedBy()).isEqualTo(key.id());
    assertThat(message.toBuilder().clearSealed().clearSealedBy().build())
        .isEqualTo(SightingMapping.open(ADA).build());
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("Ada", "staff", EventFixtures.MODEL.value(), "JPEG");
  }

  @Test
  void shouldSayThatTheKeyIsGone() {
    // When
    Outcome<SightingRecord> erased = read(SealedSightings.seal(ADA, key), DataKey.generate());

    // Then
    assertThat(reason(erased)).contains(RejectionReason.KEY_UNKNOWN);
  }

  @Test
  void shouldTurnAwayASightingInTheNameOfAnother() throws Exception {
    // Given
    Wire.Sighting sealed = Wire.Sighting.parseFrom(SealedSightings.seal(ADA, key));

    // When
    byte[] moved = sealed.toBuilder().setCamera("back-door").build().toByteArray();
    byte[] postponed =
        sealed.toBuilder().setLastSeenMillis(5_000_000_000_000L).build().toByteArray();

    // Then
    assertThat(reason(read(moved, key))).contains(RejectionReason.SEAL_BROKEN);
    assertThat(reason(read(postponed, key))).contains(RejectionReason.SEAL_BROKEN);
  }

  @Test
  void shouldTurnAwayWhateverWasChanged() {
    // Given
    long seed = 20261130;
    Random random = new Random(seed);
    byte[] sealed = SealedSightings.seal(ADA, key);

    for (int i = 0; i < 2_000; i++) {
      byte[] changed = sealed.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));

      // When
      Outcome<SightingRecord> read = read(changed, key);

      // Then
      read.ifDone(sighting -> assertThat(sighting).as("seed %d, byte %d", seed, at).isEqualTo(ADA));
    }
  }

  @Test
  void shouldParseAVisitOfACameraWithSlashes() {
    // Given
    SightingRecord.Visit visit =
        new SightingRecord.Visit("hall/door-1", "hall/door-1-1700000000000-0:person.entered:5");

    // Then
    assertThat(SightingRecord.Visit.parse(visit.toString())).isEqualTo(visit);
    assertThatThrownBy(() -> SightingRecord.Visit.parse("hall/door"))
        .hasMessageContaining("found 'hall/door'");
  }

  private static Outcome<SightingRecord> read(byte[] bytes, DataKey held) {
    return SealedSightings.read(bytes, new OneKey(held));
  }

  private static Optional<RejectionReason> reason(Outcome<SightingRecord> outcome) {
    return outcome.fold(done -> Optional.empty(), rejected -> Optional.of(rejected.reason()));
  }
}
