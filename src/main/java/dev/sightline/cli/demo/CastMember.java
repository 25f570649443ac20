package dev.sightline.cli.demo;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import java.util.List;

/**
 * A person of the photographs that the demo enrols.
 *
 * <p>The persons on the photographs have no names; the names are the demo's. Bea, Cleo and Dora are
 * each in a second photograph that a {@link DemoCamera} films. All four are also filmed in the
 * photograph they are enrolled from, as by a camera at another distance.
 *
 * @param person the name to enrol under
 * @param photograph the number of the photograph in {@link Photographs}
 * @param around a square around this person's head in it, in pixels
 */
record CastMember(String person, int photograph, Region around) {
  private static final int JPEG_QUALITY = 95;

  static List<CastMember> all() {
    return List.of(
        new CastMember("Ada", 1, new Region(272, 280, 414, 414)),
        new CastMember("Bea", 1, new Region(718, 348, 408, 408)),
        new CastMember("Cleo", 1, new Region(1398, 176, 320, 320)),
        new CastMember("Dora", 6, new Region(1034, 216, 482, 482)));
  }

  /** Returns the picture to enrol, as JPEG. */
  byte[] portrait() {
    try (Image image = Image.decode(Photographs.jpeg(photograph))) {
      return image.resample(around, around.width(), around.height()).toJpeg(JPEG_QUALITY);
    }
  }
}
