package dev.sightline.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the operating system what the process holds, as no Java tool sees native memory. */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");

  @Test
  void shouldNotGrowOverThousandsOfImages() throws IOException {
    assumeTrue(Files.exists(STATUS), "only Linux has " + STATUS);
    // Given: images of 0.9 MiB, of which 2,000 would be 1,750 MiB; the heap may grow by some too
    byte[] jpeg = TestPictures.plain(640, 480, 30, 60, 90).toJpeg(80);
    handleImages(jpeg, 200);
    long before = residentMiB();

    // When
    handleImages(jpeg, 2000);

    // Then
    assertThat(residentMiB() - before).isLessThan(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quadrants.heic", "quadrants.avif", "quadrants.tiff"})
  void shouldNotGrowOverThousandsOfPicturesThatFfmpegDecodes(String name) throws IOException {
    assumeTrue(Files.exists(STATUS), "only Linux has " + STATUS);
    // Given: decoders of some MiB each
    byte[] picture;
    try (InputStream in = getClass().getResourceAsStream("/frames/" + name)) {
      picture = in.readAllBytes();
    }
    decode(picture, 100);
    long before = residentMiB();

    // When
    decode(picture, 1000);

    // Then
    assertThat(residentMiB() - before).isLessThan(200);
  }

  private static void decode(byte[] picture, int times) {
    PictureDecoder decoder = new PictureDecoder(FrameConfig.defaults());
    for (int i = 0; i < times; i++) {
      try (Image image = decoder.decode(picture)) {
        assertThat(image.width()).isEqualTo(96);
      }
      assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(picture, picture.length / 2)))
          .isInstanceOf(Image.UndecodableImageException.class);
    }
  }

  private static void handleImages(byte[] jpeg, int times) {
    byte[] broken = Arrays.copyOf(jpeg, 100);
    for (int i = 0; i < times; i++) {
      try (Image image = Image.decode(jpeg)) {
        image.resample(image.bounds(), 192, 144);
        image.warp(new Similarity(0.3, 0.1, 0, 0), 150);
      }
      assertThat(decodes(broken)).isFalse();
    }
  }

  private static boolean decodes(byte[] bytes) {
    try (Image image = Image.decode(bytes)) {
      return image.width() > 0;
    } catch (Image.UndecodableImageException e) {
      return false;
    }
  }

  private static long residentMiB() throws IOException {
    System.gc();
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IllegalStateException("no VmRSS in " + STATUS);
  }
}
