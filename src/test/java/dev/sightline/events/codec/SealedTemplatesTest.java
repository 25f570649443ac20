package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.encryption.DataKey;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedTemplatesTest {
  private static final Template ADA = EventFixtures.template();

  private final DataKey key = DataKey.generate();
  private final CollectedGallery gallery = new CollectedGallery();

  @Test
  void shouldOpenWhatItSealed() {
    // When
    read(ADA.id(), SealedTemplates.seal(ADA, key), key);

    // Then
    assertThat(gallery.contents().templates()).containsExactly(ADA);
  }

  @Test
  void shouldReadWhatWasWrittenInTheClear() {
    // When
    read(ADA.id(), RecordCodecs.templates().write(ADA), key);

    // Then
    assertThat(gallery.contents().templates()).containsExactly(ADA);
  }

  @Test
  void shouldShowWhoItIsAndNothingElse() {
    // When
    String sealed = new String(SealedTemplates.seal(ADA, key), StandardCharsets.ISO_8859_1);

    // Then
    assertThat(sealed)
        .contains("Ada Lovelace", key.id(), EventFixtures.MODEL.value())
        .doesNotContain("ada.jpg");
  }

  @Test
  void shouldTurnAwayWhatItHasNoKeyFor() {
    // When
    read(ADA.id(), SealedTemplates.seal(ADA, key), DataKey.generate());

    // Then
    assertThat(gallery.rejected()).containsExactly(RejectionReason.KEY_UNKNOWN);
  }

  @Test
  void shouldTurnAwayARecordThatStandsInAnothersPlace() {
    // Given
    TemplateId second = new TemplateId("staff", "Ada Lovelace", "0002");

    // When
    read(second, SealedTemplates.seal(ADA, key), key);

    // Then
    assertThat(gallery.contents().templates()).isEmpty();
    assertThat(gallery.rejected()).containsExactly(RejectionReason.RECORD_MALFORMED);
  }

  @Test
  void shouldTurnAwayWhateverWasChanged() {
    // Given
    long seed = 20261124;
    Random random = new Random(seed);
    byte[] sealed = SealedTemplates.seal(ADA, key);

    for (int i = 0; i < 2_000; i++) {
      byte[] changed = sealed.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));

      // When
      read(ADA.id(), changed, key);

      // Then: only the parts that are not encrypted may change what is read
      assertThat(gallery.contents().templates())
          .as("seed %d, round %d, byte %d", seed, i, at)
          .allMatch(ADA::equals);
    }
  }

  private void read(TemplateId name, byte[] value, DataKey held) {
    gallery.apply(
        new GalleryRecordReader(new OneKey(held))
            .read(name.toString().getBytes(StandardCharsets.UTF_8), value));
  }
}
