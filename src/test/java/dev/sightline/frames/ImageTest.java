package dev.sightline.frames;

import static dev.sightline.frames.TestPictures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.frames.Image.UndecodableImageException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageTest {
  private static final int BLUE = 0;
  private static final int GREEN = 1;
  private static final int RED = 2;

  @Test
  void shouldDecodeAJpegInBlueGreenRed() {
    // Given
    byte[] jpeg = TestPictures.plain(64, 32, 10, 100, 240).toJpeg(95);

    // When
    try (Image image = Image.decode(jpeg)) {
      Pixels pixels = image.pixels();

      // Then
      assertThat(image.width()).isEqualTo(64);
      assertThat(image.height()).isEqualTo(32);
      assertThat(value(pixels, 5, 7, BLUE)).isCloseTo(10, within(3));
      assertThat(value(pixels, 5, 7, GREEN)).isCloseTo(100, within(3));
      assertThat(value(pixels, 5, 7, RED)).isCloseTo(240, within(3));
    }
  }

  @Test
  void shouldDecodeAGreyJpegToThreeEqualChannels() throws IOException {
    // Given
    BufferedImage grey = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(3, 4, 0, 200);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(grey, "jpg", jpeg);

    // When
    try (Image image = Image.decode(jpeg.toByteArray())) {
      Pixels pixels = image.pixels();

      // Then
      assertThat(pixels.bgr()).hasSize(20 * 10 * 3);
      assertThat(value(pixels, 3, 4, BLUE))
          .isGreaterThan(100)
          .isEqualTo(value(pixels, 3, 4, GREEN))
          .isEqualTo(value(pixels, 3, 4, RED));
    }
  }

  @Test
  void shouldRefuseTextAsUndecodable() {
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> Image.decode(new byte[] {1, 2, 3, 4}))
        .withMessageContaining("4 bytes");
  }

  @Test
  void shouldRefuseAPictureOfAnotherSizeThanItsHeader() {
    // Given
    byte[] jpeg = TestPictures.plain(64, 32, 0, 0, 0).toJpeg(90);

    // When / Then
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> Image.decode(jpeg, new JpegHeader(64, 33, 3)))
        .withMessage("the header says 64 x 33, the picture is 64 x 32");
  }

  @Test
  void shouldAverageOverTheAreaWhenShrinking() {
    // Given: columns of black and white by turns
    Pixels stripes = TestPictures.plain(8, 8, 0, 0, 0);
    for (int i = 0; i < 64; i += 2) {
      stripes.bgr()[i * 3] = (byte) 200;
    }

    // When
    try (Image image = Image.of(stripes)) {
      Pixels small = image.resample(image.bounds(), 4, 4);

      // Then
      for (int x = 0; x < 4; x++) {
        assertThat(value(small, x, x, BLUE)).isEqualTo(100);
      }
    }
  }

  @Test
  void shouldAverageATileInTwoStepsAsInOne() {
    // Given
    Region tile = new Region(18, 6, 100, 72);

    // When
    try (Image image = Image.of(TestPictures.noise(120, 90, 1))) {
      Pixels twice = image.resampleTile(tile, 25, 18);
      Pixels once = image.resample(tile, 25, 18);

      // Then
      for (int i = 0; i < once.bgr().length; i++) {
        assertThat(twice.bgr()[i] & 0xff).isCloseTo(once.bgr()[i] & 0xff, within(1));
      }
    }
  }

  @Test
  void shouldCutOutARegion() {
    // Given
    Pixels noise = TestPictures.noise(30, 20, 1);

    // When
    try (Image image = Image.of(noise)) {
      Pixels cut = image.resample(new Region(4, 5, 10, 6), 10, 6);

      // Then
      assertThat(value(cut, 0, 0, RED)).isEqualTo(value(noise, 4, 5, RED));
      assertThat(value(cut, 9, 5, GREEN)).isEqualTo(value(noise, 13, 10, GREEN));
    }
  }

  @Test
  void shouldRefuseARegionBeyondTheEdge() {
    try (Image image = Image.of(TestPictures.noise(30, 20, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> image.resample(new Region(21, 0, 10, 6), 10, 6))
          .withMessageContaining("image 30 x 20");
    }
  }

  @Test
  void shouldShiftByWholePixelsWithoutChangingThem() {
    // Given
    Pixels noise = TestPictures.noise(30, 20, 2);

    // When
    try (Image image = Image.of(noise)) {
      Pixels warped = image.warp(new Similarity(1, 0, -3, 2), 16);

      // Then
      assertThat(value(warped, 0, 2, RED)).isEqualTo(value(noise, 3, 0, RED));
      assertThat(value(warped, 9, 11, RED)).isEqualTo(value(noise, 12, 9, RED));
      assertThat(value(warped, 5, 1, RED)).as("above the image").isZero();
    }
  }

  @Test
  void shouldRepeatTheEdgeBeyondTheImage() {
    // Given
    Pixels noise = TestPictures.noise(20, 20, 4);

    // When: two rows above the image, whose first row is the third
    try (Image image = Image.of(noise)) {
      Pixels warped = image.warpRepeatingEdge(new Similarity(1, 0, 0, 2), 16);

      // Then
      assertThat(value(warped, 5, 0, RED)).isEqualTo(value(noise, 5, 0, RED));
      assertThat(value(warped, 5, 2, RED)).isEqualTo(value(noise, 5, 0, RED));
    }
  }

  @Test
  void shouldKeepEdgesInPlaceWhenMagnifying() {
    // Given: left half black, right half white
    Pixels halves = TestPictures.plain(10, 10, 0, 0, 0);
    for (int i = 0; i < 100; i++) {
      halves.bgr()[i * 3] = (byte) (i % 10 < 5 ? 0 : 255);
    }

    // When
    try (Image image = Image.of(halves)) {
      Pixels magnified = image.warp(new Similarity(4, 0, 0, 0), 40);

      // Then: the edge at 5 has gone to 20, the same grey on either side of it
      assertThat(value(magnified, 19, 20, BLUE) + value(magnified, 20, 20, BLUE))
          .isCloseTo(255, within(2));
      assertThat(value(magnified, 16, 20, BLUE)).isZero();
    }
  }

  @Test
  void shouldNotAliasWhenAFaceIsMuchLargerThanTheChip() {
    // Given: a pattern of single columns, of which every second would be picked without averaging
    Pixels stripes = TestPictures.plain(800, 800, 0, 0, 0);
    for (int i = 0; i < 800 * 800; i += 2) {
      stripes.bgr()[i * 3] = (byte) 200;
    }

    // When
    try (Image image = Image.of(stripes)) {
      Pixels chip = image.warp(new Similarity(0.25, 0, -25, -25), 150);

      // Then
      assertThat(value(chip, 70, 70, BLUE)).isCloseTo(100, within(2));
      assertThat(value(chip, 71, 70, BLUE)).isCloseTo(100, within(2));
    }
  }

  @Test
  void shouldShrinkToTheSamePlaceAsADirectWarp() {
    // Given: one square, its centre at (300, 220)
    Pixels black = TestPictures.plain(640, 480, 0, 0, 0);
    TestPictures.paintSquare(black, 280, 200, 40);
    Similarity transform = new Similarity(0.2, 0.1, 30, 1);

    // When
    try (Image image = Image.of(black)) {
      Pixels chip = image.warp(transform, 150);

      // Then
      assertThat(centroid(chip, (x, y) -> x)).isCloseTo(transform.x(300, 220), within(0.15));
      assertThat(centroid(chip, (x, y) -> y)).isCloseTo(transform.y(300, 220), within(0.15));
    }
  }

  /** The mean position of the blue, weighted by its brightness. */
  private static double centroid(Pixels pixels, IntBinaryOperator coordinate) {
    double sum = 0;
    double weight = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        sum += (coordinate.applyAsInt(x, y) + 0.5) * value(pixels, x, y, BLUE);
        weight += value(pixels, x, y, BLUE);
      }
    }
    return sum / weight;
  }

  @Test
  void shouldBeBlackWhereTheSquareShowsNothingOfTheImage() {
    try (Image image = Image.of(TestPictures.noise(30, 20, 3))) {
      assertThat(image.warp(new Similarity(0.1, 0, 500, 0), 16).bgr()).containsOnly(0);
      assertThat(image.warp(new Similarity(1, 0, 500, 0), 16).bgr()).containsOnly(0);
    }
  }

  @Test
  void shouldCloseTwiceAndThrowAfterwards() {
    // Given
    Image image = Image.of(TestPictures.noise(8, 8, 4));
    image.close();

    // When
    image.close();

    // Then
    assertThatIllegalStateException().isThrownBy(image::width);
    assertThatIllegalStateException().isThrownBy(image::height);
    assertThatIllegalStateException().isThrownBy(image::pixels);
    assertThatIllegalStateException()
        .isThrownBy(() -> image.resample(new Region(0, 0, 1, 1), 1, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> image.warp(new Similarity(1, 0, 0, 0), 8))
        .withMessage("the image is closed");
  }

  @Test
  void shouldTellWhereAnUnclosedImageWasMade() {
    // Given
    ImageLeaks.startRecording();
    Image.of(TestPictures.noise(8, 8, 5)).close();
    Image leaked = Image.of(TestPictures.noise(8, 8, 6));

    // When
    var unclosed = ImageLeaks.stopRecording();

    // Then
    assertThat(unclosed).hasSize(1);
    assertThat(unclosed.iterator().next())
        .hasStackTraceContaining("shouldTellWhereAnUnclosedImageWasMade");
    leaked.close();
  }
}
