package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VerificationPlotsTest {
  @TempDir Path folder;

  @Test
  @Timeout(300) // a chart whose ticks look alike is never finished
  void shouldDrawPairsOfWhichManyWereMissed() {
    // Given
    Random random = new Random(1);
    List<ScoredPair> pairs = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      boolean same = i % 2 == 0;
      pairs.add(
          i % 5 == 0
              ? ScoredPair.missed(0, same)
              : new ScoredPair(0, same, 0.05 * random.nextGaussian() + (same ? 0.93 : 0.8)));
    }

    // When
    new VerificationPlots(folder, "pairs").write(pairs);

    // Then
    assertThat(folder)
        .isDirectoryContaining("glob:**pairs-roc.png")
        .isDirectoryContaining("glob:**pairs-det.png")
        .isDirectoryContaining("glob:**pairs-similarities.png");
  }
}
