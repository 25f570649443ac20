package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.Region;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePyramidTest {

  @ParameterizedTest
  @CsvSource({
    "640, 480, 72, 1",
    "1280, 720, 72, 3",
    "1920, 1080, 72, 11",
    "1280, 720, 128, 1",
    "10, 8, 72, 1"
  })
  void shouldLookAsOftenAsTheSmallestFaceAsksFor(
      int width, int height, double smallestFace, int passes) {
    assertThat(TilePyramid.tiles(width, height, smallestFace)).hasSize(passes);
  }

  @Test
  void shouldSplitAWideFrameIntoItsHalves() {
    assertThat(TilePyramid.tiles(1280, 720, 72))
        .containsExactly(
            new Region(0, 0, 1280, 720), new Region(0, 0, 720, 720), new Region(560, 0, 720, 720));
  }

  @Test
  void shouldShowEachFaceWholeAndLargeEnoughInSomeTile() {
    Random random = new Random(7);
    for (int trial = 0; trial < 2000; trial++) {
      // Given: an image, a smallest face and a larger one somewhere
      int width = 100 + random.nextInt(3000);
      int height = 100 + random.nextInt(3000);
      double smallest = 20 + random.nextInt(80);
      double side = smallest + random.nextDouble() * (Math.min(width, height) - smallest);
      double x = random.nextDouble() * (width - side);
      double y = random.nextDouble() * (height - side);

      // When
      List<Region> tiles = TilePyramid.tiles(width, height, smallest);

      // Then: but for rounding to whole pixels
      assertThat(tiles)
          .as("%d x %d, face %.1f at (%.1f, %.1f)", width, height, side, x, y)
          .allMatch(tile -> inside(tile, width, height))
          .anyMatch(
              tile ->
                  x > tile.x() - 1.5
                      && y > tile.y() - 1.5
                      && x + side < tile.x() + tile.width() + 1.5
                      && y + side < tile.y() + tile.height() + 1.5
                      && side / Math.max(tile.width(), tile.height())
                          > TilePyramid.SMALLEST_SHARE * 0.99);
    }
  }

  private static boolean inside(Region tile, int width, int height) {
    return tile.x() >= 0
        && tile.y() >= 0
        && tile.x() + tile.width() <= width
        && tile.y() + tile.height() <= height;
  }
}
