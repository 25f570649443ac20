package dev.sightline.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.frames.Image.UndecodableImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
  private static final String FORMATS = "JPEG, PNG, WebP, HEIC, AVIF, TIFF, GIF, BMP";

  private final PictureDecoder decoder = new PictureDecoder(FrameConfig.defaults());

  private static byte[] picture(String name) throws IOException {
    try (InputStream in = PictureDecoderTest.class.getResourceAsStream("/frames/" + name)) {
      return in.readAllBytes();
    }
  }

  /** The colours near the four corners, from the upper left. */
  private String corners(byte[] picture) {
    try (Image image = decoder.decode(picture)) {
      Pixels pixels = image.pixels();
      int right = pixels.width() - 4;
      int low = pixels.height() - 4;
      return String.format(
          Locale.ROOT,
          "%d x %d: %s %s %s %s",
          pixels.width(),
          pixels.height(),
          colour(pixels, 3, 3),
          colour(pixels, right, 3),
          colour(pixels, 3, low),
          colour(pixels, right, low));
    }
  }

  private static String colour(Pixels pixels, int x, int y) {
    int at = (y * pixels.width() + x) * 3;
    int blue = pixels.bgr()[at] & 0xFF;
    int green = pixels.bgr()[at + 1] & 0xFF;
    int red = pixels.bgr()[at + 2] & 0xFF;
    return switch ((red > 245 ? 4 : 0) + (green > 245 ? 2 : 0) + (blue > 245 ? 1 : 0)) {
      case 7 -> "white";
      case 4 -> green < 10 && blue < 10 ? "red" : "reddish";
      case 2 -> red < 10 && blue < 10 ? "lime" : "greenish";
      case 1 -> red < 10 && green < 10 ? "blue" : "bluish";
      default -> red + "/" + green + "/" + blue;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quadrants.heic",
        "quadrants.avif",
        "quadrants.webp",
        "quadrants.tiff",
        "quadrants.gif",
        "quadrants.bmp"
      })
  void shouldDecodeEveryCommonFormat(String name) throws IOException {
    assertThat(corners(picture(name))).isEqualTo("96 x 64: red lime blue white");
  }

  @Test
  void shouldTurnPicturesUpright() throws IOException {
    assertThat(corners(picture("turned.tiff"))).isEqualTo("64 x 96: blue red white lime");
    assertThat(corners(picture("turned.avif"))).isEqualTo("64 x 96: red blue lime white");
  }

  @Test
  void shouldJoinTheTilesOfATelephonesPicture() throws IOException {
    assertThat(corners(picture("grid.heic"))).isEqualTo("96 x 96: lime white red blue");
  }

  @Test
  void shouldFindAJpegBehindLeadingBytes() {
    // Given
    byte[] jpeg = TestPictures.plain(20, 10, 0, 0, 255).toJpeg(95);
    byte[] led = new byte[jpeg.length + 100];
    System.arraycopy(jpeg, 0, led, 100, jpeg.length);

    // When, Then
    assertThat(corners(led)).startsWith("20 x 10: red");
  }

  @Test
  void shouldScaleDownATelephonesPhotographOfFiftyMegapixels() {
    byte[] jpeg = TestPictures.plain(8160, 6120, 0, 0, 255).toJpeg(80);

    assertThat(corners(jpeg)).isEqualTo("4080 x 3060: red red red red");
  }

  @Test
  void shouldTakeAJpegOfMoreBytesThanAFrameMayHave() {
    // Given
    byte[] jpeg = TestPictures.noise(2400, 1800, 1).toJpeg(98);
    assertThat(jpeg).hasSizeGreaterThan(FrameConfig.defaults().maxBytes());

    // When, Then
    try (Image image = decoder.decode(jpeg)) {
      assertThat(image.width()).isEqualTo(2400);
    }
  }

  @Test
  void shouldRefuseMorePixelsThanAllowedBeforeDecodingThem() {
    // Given
    PictureConfig tight = new PictureConfig(70_000, 1 << 20);
    PictureDecoder strict = new PictureDecoder(new FrameConfig(4096, 4096, 4 << 20, tight));
    Pixels large = TestPictures.plain(300, 300, 1, 2, 3);

    // When, Then
    String message = "it has 300 x 300 pixels, allowed 70000 in all (pictures.max.pixels)";
    assertThatThrownBy(() -> strict.decode(large.toJpeg(80))).hasMessage(message);
    assertThatThrownBy(() -> strict.decode(large.toPng())).hasMessage(message);
    assertThatThrownBy(() -> strict.decode(new byte[2 << 20]))
        .hasMessage("it has 2097152 bytes, allowed 1048576 (pictures.max.bytes)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"quadrants.webp", "quadrants.tiff", "quadrants.gif", "quadrants.bmp"})
  void shouldNotBelieveASmallHeaderOfALargePicture(String name) throws IOException {
    // Given: the decoder sees what the header says, or more
    byte[] picture = picture(name);
    PictureConfig tight = new PictureConfig(1 << 16, 1 << 20);

    // When
    FfmpegStill still = new FfmpegStill(name.substring(name.indexOf('.') + 1), new byte[0], 1000);

    // Then
    assertThatThrownBy(() -> still.decode(picture, 4096, 4096))
        .isInstanceOf(UndecodableImageException.class);
    assertThat(new PictureDecoder(new FrameConfig(4096, 4096, 4 << 20, tight)).decode(picture))
        .satisfies(Image::close);
  }

  @Test
  void shouldSayWhatAFileIsThatItDoesNotDecode() throws IOException {
    assertThatThrownBy(() -> decoder.decode("not a picture".getBytes(StandardCharsets.US_ASCII)))
        .hasMessage("it is no picture, allowed " + FORMATS);
    assertThatThrownBy(() -> decoder.decode("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
        .hasMessage("it is a PDF file, allowed " + FORMATS);
    assertThatThrownBy(() -> decoder.decode("0000ftypmp42".getBytes(StandardCharsets.US_ASCII)))
        .hasMessage("it is a film file, allowed " + FORMATS);
    assertThatThrownBy(() -> decoder.decode(new byte[] {(byte) 0xFF, 0x0A, 0, 0}))
        .hasMessage("it is a JPEG XL file, allowed " + FORMATS);
    assertThatThrownBy(() -> decoder.decode(picture("animated.webp")))
        .hasMessage("an animated WebP is not read; save one picture");
    assertThatThrownBy(() -> decoder.decode(new byte[0])).hasMessage("it is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quadrants.heic",
        "grid.heic",
        "turned.avif",
        "quadrants.webp",
        "turned.tiff",
        "quadrants.gif",
        "quadrants.bmp"
      })
  void shouldRefuseOrDecodeAnyDamagedPicture(String name) throws IOException {
    byte[] whole = picture(name);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = damaged(whole, random);
      try (Image image = decoder.decode(damaged)) {
        assertThat(image.width()).isPositive();
      } catch (UndecodableImageException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  /** Cut off, with some bytes changed, and sometimes with an extreme number. */
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged =
        Arrays.copyOf(whole, random.nextInt(8) == 0 ? random.nextInt(whole.length) : whole.length);
    for (int change = random.nextInt(6); change > 0 && damaged.length > 16; change--) {
      int at = random.nextInt(damaged.length - 4);
      if (random.nextBoolean()) {
        damaged[at] = (byte) random.nextInt();
      } else {
        ByteBuffer.wrap(damaged).putInt(at, random.nextBoolean() ? Integer.MAX_VALUE : -1);
      }
    }
    return damaged;
  }
}
