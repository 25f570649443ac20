package dev.sightline.streams.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.gallery.PersonId;
import dev.sightline.presence.ErasedPerson;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasuresTest {
  private static final ErasedPerson ADA = erased("Ada", 5);
  private static final ErasedPerson BOB = erased("Bob", 8);

  private final Erasures erasures = new Erasures();

  private static ErasedPerson erased(String person, long revision) {
    return new ErasedPerson(
        new PersonId("staff", person), revision, Instant.EPOCH, Set.of(), Set.of());
  }

  @Test
  void shouldBeDoneWithWhatNobodyRemembers() {
    erasures.add(ADA);

    assertThat(erasures.doneUpTo(6)).isEqualTo(6);
  }

  @Test
  void shouldNotBeDoneBeforeEveryReaderIs() {
    // Given
    Erasures.Reader first = erasures.newReader();
    Erasures.Reader second = erasures.newReader();
    erasures.add(ADA);
    erasures.add(BOB);

    // When, Then
    first.done(first.pending());
    assertThat(erasures.doneUpTo(9)).isEqualTo(4);

    // When, Then
    second.done(second.pending().subList(0, 1));
    assertThat(second.pending()).containsExactly(BOB);
    assertThat(erasures.doneUpTo(9)).isEqualTo(7);
    assertThat(erasures.doneUpTo(6)).isEqualTo(6);

    // When, Then
    second.close();
    assertThat(erasures.doneUpTo(9)).isEqualTo(9);
  }

  @Test
  void shouldTellAReaderWhoComesLateOfEverybody() {
    erasures.add(ADA);

    assertThat(erasures.newReader().pending()).containsExactly(ADA);
  }
}
