package dev.sightline.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.Image.UndecodableImageException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameFitterTest {
  private static final FrameConfig CAPS = new FrameConfig(200, 100, 8000);

  private final FrameFitter fitter = new FrameFitter(CAPS, 85);

  private static JpegHeader header(byte[] jpeg) {
    assertThat(new FrameGate(CAPS).check(jpeg)).isInstanceOf(Accepted.class);
    return ((Accepted) new FrameGate(CAPS).check(jpeg)).header();
  }

  @Test
  void shouldLeaveAFittingJpegAsItIs() {
    byte[] jpeg = TestPictures.plain(100, 80, 1, 2, 3).toJpeg(50);

    assertThat(fitter.fit(jpeg)).isSameAs(jpeg);
  }

  @Test
  void shouldMakeAJpegOfAPng() {
    byte[] png = TestPictures.plain(100, 80, 1, 2, 3).toPng();

    assertThat(header(fitter.fit(png))).isEqualTo(new JpegHeader(100, 80, 3));
  }

  @Test
  void shouldShrinkATooLargePictureInProportion() {
    byte[] jpeg = TestPictures.plain(3000, 1000, 1, 2, 3).toJpeg(85);

    assertThat(header(fitter.fit(jpeg))).isEqualTo(new JpegHeader(200, 66, 3));
    assertThat(header(fitter.fit(TestPictures.plain(300, 300, 1, 2, 3))))
        .isEqualTo(new JpegHeader(100, 100, 3));
  }

  @Test
  void shouldLowerTheQualityOfTooManyBytes() {
    byte[] jpeg = TestPictures.noise(120, 80, 1).toJpeg(95);

    assertThat(jpeg).hasSizeGreaterThan(8000);
    assertThat(header(fitter.fit(jpeg))).isEqualTo(new JpegHeader(120, 80, 3));
  }

  @Test
  void shouldShrinkWhatNoQualityMakesSmallEnough() {
    // Given: noise that does not fit 1 KiB at any quality
    FrameFitter tight = new FrameFitter(new FrameConfig(200, 200, 1024), 85);

    // When
    byte[] fitted = tight.fit(TestPictures.noise(200, 200, 1));

    // Then
    assertThat(fitted).hasSizeLessThanOrEqualTo(1024);
    assertThat(header(fitted).width()).isBetween(20, 100);
  }

  @Test
  void shouldAddTheEndMarkerThatACompletePictureLacks() {
    byte[] jpeg = TestPictures.noise(100, 80, 1).toJpeg(50);

    assertThat(fitter.fit(Arrays.copyOf(jpeg, jpeg.length - 2))).isEqualTo(jpeg);
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> fitter.fit(Arrays.copyOf(jpeg, jpeg.length * 2 / 3)))
        .withMessageStartingWith("NO_END_MARKER");
  }

  @Test
  void shouldSayWhatIsWrongWithABrokenPicture() {
    byte[] jpeg = TestPictures.plain(100, 80, 1, 2, 3).toJpeg(50);

    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> fitter.fit(Arrays.copyOf(jpeg, jpeg.length - 30)))
        .withMessageStartingWith("NO_END_MARKER");
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> fitter.fit(new byte[0]))
        .withMessageStartingWith("it is empty");
    assertThatExceptionOfType(UndecodableImageException.class)
        .isThrownBy(() -> fitter.fit(new byte[] {1, 2, 3}))
        .withMessageContaining("it is no picture");
  }
}
