package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.StoredFace;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakageCheckTest {
  @TempDir Path folder;

  private StoredFace face(String person, String name, Pixels pixels) throws IOException {
    Path png = folder.resolve(name + ".png");
    Files.write(png, pixels.toPng());
    return new StoredFace(new PersonPicture(person, png), name, png);
  }

  /** Patches of random grey, 8 by 8 of them. */
  private static Pixels pattern(long seed) {
    int[] greys = new Random(seed).ints(64, 30, 220).toArray();
    byte[] bgr = new byte[3 * 64 * 64];
    for (int i = 0; i < bgr.length; i++) {
      int pixel = i / 3;
      bgr[i] = (byte) greys[pixel / 64 / 8 * 8 + pixel % 64 / 8];
    }
    return new Pixels(64, 64, bgr);
  }

  private static Pixels recompressed(Pixels pixels) {
    try (Image image = Image.decode(pixels.toJpeg(40))) {
      return image.resample(image.bounds(), 50, 50);
    }
  }

  @Test
  void shouldFindAPictureAgainThatWasCompressedAndScaled() throws IOException {
    StoredFace original = face("10001", "a", pattern(1));
    StoredFace copy = face("Ann_A", "b", recompressed(pattern(1)));
    StoredFace other = face("Bob_B", "c", pattern(2));

    LeakageCheck.Shared shared = LeakageCheck.between(List.of(original), List.of(copy, other));

    assertThat(shared.names()).isEmpty();
    assertThat(shared.pictures()).extracting(LeakageCheck.Twins::test).containsExactly(copy);
    assertThat(shared.pictures())
        .extracting(LeakageCheck.Twins::training)
        .containsExactly(original);
  }

  @Test
  void shouldFindPersonsOfTheSameName() throws IOException {
    StoredFace one = face("Ann_A", "a", pattern(1));
    StoredFace another = face("Ann_A", "b", pattern(2));

    LeakageCheck.Shared shared = LeakageCheck.between(List.of(one), List.of(another));

    assertThat(shared.names()).containsExactly("Ann_A");
    assertThat(shared.pictures()).isEmpty();
  }
}
