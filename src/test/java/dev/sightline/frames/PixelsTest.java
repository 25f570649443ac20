package dev.sightline.frames;

import static dev.sightline.frames.TestPictures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.frames.Image.UndecodableImageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PixelsTest {

  @Test
  void shouldComeBackFromPngUnchanged() {
    // Given
    Pixels pixels = TestPictures.noise(150, 149, 1);

    // When
    Pixels back = Pixels.ofPng(pixels.toPng());

    // Then
    assertThat(back.width()).isEqualTo(150);
    assertThat(back.height()).isEqualTo(149);
    assertThat(back.bgr()).isEqualTo(pixels.bgr());
  }

  @Test
  void shouldComeBackFromJpegNearlyUnchanged() {
    // Given
    Pixels pixels = TestPictures.plain(40, 30, 20, 90, 160);

    // When
    try (Image image = Image.decode(pixels.toJpeg(95))) {
      // Then
      assertThat(value(image.pixels(), 20, 10, 2)).isCloseTo(160, within(3));
    }
  }

  @Test
  void shouldMakeSmallerJpegsAtLowerQuality() {
    Pixels pixels = TestPictures.noise(100, 100, 2);

    assertThat(pixels.toJpeg(30).length).isLessThan(pixels.toJpeg(90).length);
  }

  @Test
  void shouldRefuseAQualityOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestPictures.noise(8, 8, 3).toJpeg(101))
        .withMessage("a JPEG quality must be in [1, 100], was 101");
  }

  @Test
  void shouldRefuseBytesThatAreNoPng() {
    byte[] jpeg = TestPictures.noise(8, 8, 4).toJpeg(90);
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> Pixels.ofPng(jpeg))
        .withMessageContaining("not a PNG");
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> Pixels.ofPng(new byte[0]));
  }

  @Test
  void shouldRefuseAHugePngBeforeDecodingIt() {
    // Given
    byte[] png = TestPictures.noise(8, 8, 5).toPng();
    ByteBuffer.wrap(png).putInt(16, 30_000);

    // When / Then
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> Pixels.ofPng(png))
        .withMessage("a PNG of 30000 x 8, allowed 1 to 4096 a side");
  }

  @Test
  void shouldRefuseHalfAPngHeader() {
    byte[] png = TestPictures.noise(8, 8, 6).toPng();

    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> Pixels.ofPng(Arrays.copyOf(png, 30)));
  }

  @Test
  void shouldTurnClockwise() {
    // Given: 3 × 2, the corners told apart by their blue
    Pixels pixels = TestPictures.plain(3, 2, 0, 0, 0);
    pixels.bgr()[0] = 1;
    pixels.bgr()[2 * 3] = 2;

    // When
    Pixels turned = pixels.turned(1);

    // Then: the top left corner has gone to the top right, the top right to the bottom right
    assertThat(turned.width()).isEqualTo(2);
    assertThat(turned.height()).isEqualTo(3);
    assertThat(value(turned, 1, 0, 0)).isEqualTo(1);
    assertThat(value(turned, 1, 2, 0)).isEqualTo(2);
    assertThat(pixels.turned(-1).bgr()).isEqualTo(pixels.turned(3).bgr());
    assertThat(pixels.turned(4)).isSameAs(pixels);
  }
}
