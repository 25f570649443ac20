package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ada at 0, Bob at 1, Ada again at 2, Cleo at 3, Bob again at 4; then compaction. */
class SurvivingRecordsTest {
  private static final List<String> KEYS = List.of("ada", "bob", "ada", "cleo", "bob");

  private static SurvivingRecords left(long... offsets) {
    SurvivingRecords kept = new SurvivingRecords();
    LongStream.of(offsets).forEach(offset -> kept.add(offset, KEYS.get((int) offset), false));
    return kept;
  }

  private static List<Long> whole(SurvivingRecords kept) {
    return LongStream.rangeClosed(0, 5).filter(kept::areAllOf).boxed().toList();
  }

  @Test
  void shouldHaveAllOfWhatWasNeverCompacted() {
    assertThat(whole(left(0, 1, 2, 3, 4))).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void shouldHaveTheBeginningAndTheEndOfWhatWasCompacted() {
    assertThat(whole(left(2, 3, 4))).containsExactly(0L, 5L);
  }

  @Test
  void shouldHaveWhatOnlyKeysThatWereThereHaveChangedSince() {
    // Bob at 4 came after compaction, so his first record is still there, and Ada's last one too
    assertThat(whole(left(1, 2, 3, 4))).containsExactly(0L, 4L, 5L);
  }

  @Test
  void shouldNotHaveWhatAnErasureMadeUnreadable() {
    // Given
    SurvivingRecords kept = new SurvivingRecords();
    kept.add(0, "ada", true);
    kept.add(1, "bob", false);
    kept.add(2, "ada", false);

    // Then: but from when it was replaced
    assertThat(whole(kept)).containsExactly(0L, 3L, 4L, 5L);
  }
}
