package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryRecordReaderTest {
  private static final Template ADA = EventFixtures.template();
  private static final PersonId OWNER = ADA.id().person();

  private final CollectedGallery gallery = new CollectedGallery();
  private final GalleryRecordReader records = new GalleryRecordReader(DataKeys.none());

  @Test
  void shouldPutAndRemoveATemplate() {
    // When, Then
    read(ADA.id().toString(), RecordCodecs.templates().write(ADA));
    assertThat(gallery.contents().templatesOf(OWNER)).containsExactly(ADA);

    // When, Then
    read(ADA.id().toString(), null);
    assertThat(gallery.contents().templatesOf(OWNER)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldSetAStatus(PersonStatus status) {
    // When
    read(OWNER.toString(), RecordCodecs.persons().write(new PersonRecord(OWNER, status)));

    // Then
    assertThat(gallery.contents().status(OWNER)).isEqualTo(status);
    assertThat(gallery.rejected()).isEmpty();
  }

  @Test
  void shouldTakeAPersonWithoutARecordForActive() {
    // Given
    read(
        OWNER.toString(),
        RecordCodecs.persons().write(new PersonRecord(OWNER, PersonStatus.IGNORED)));

    // When
    read(OWNER.toString(), null);

    // Then
    assertThat(gallery.contents().has(OWNER)).isFalse();
  }

  @Test
  void shouldTellWhoIsErasedAndWhenThatIsPast() {
    // Given
    ErasureRecord erasure =
        new ErasureRecord(
            OWNER, Instant.ofEpochSecond(1, 234_567_890), Set.of("door-1-0"), Set.of("unknown/1"));

    // When, Then
    read("erased:1", RecordCodecs.erasures().write(erasure));
    assertThat(gallery.erasures()).containsExactly(Map.entry("1", erasure));

    // When, Then
    read("erased:1", null);
    assertThat(gallery.erasures()).isEmpty();

    // When, Then
    read("erased:1", new byte[] {1});
    assertThat(gallery.rejected()).containsExactly(RejectionReason.RECORD_MALFORMED);
  }

  @Test
  void shouldLetWhatIsUnreadableReplaceATemplate() {
    // Given
    read(ADA.id().toString(), RecordCodecs.templates().write(ADA));

    // When
    read(ADA.id().toString(), new byte[] {1});

    // Then
    assertThat(gallery.contents().has(OWNER)).isFalse();
    assertThat(gallery.rejected()).containsExactly(RejectionReason.RECORD_MALFORMED);
  }

  static Stream<String> keysOfOthers() {
    return Stream.of("staff/Bob/0001", "staff/Bob", "one", "a/b/c/d", "", "/", " / ");
  }

  @ParameterizedTest
  @MethodSource("keysOfOthers")
  void shouldTurnAwayAKeyThatIsNotItsValues(String key) {
    // When
    read(key, RecordCodecs.templates().write(ADA));

    // Then
    assertThat(gallery.rejected()).containsExactly(RejectionReason.RECORD_MALFORMED);
    assertThat(gallery.contents().persons()).isEmpty();
  }

  @Test
  void shouldNeverThrowWhateverTheBytes() {
    // Given
    long seed = 20261124;
    Random random = new Random(seed);
    byte[] good = RecordCodecs.persons().write(new PersonRecord(OWNER, PersonStatus.DISABLED));

    // When
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = good.clone();
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      read(OWNER.toString(), mutated);
    }
    gallery.apply(records.read(null, good));

    // Then
    assertThat(gallery.rejected()).as("seed %d", seed).isNotEmpty();
  }

  private void read(String key, byte[] value) {
    gallery.apply(records.read(key.getBytes(StandardCharsets.UTF_8), value));
  }
}
