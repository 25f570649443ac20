package dev.sightline.training;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.Preprocessing;
import dev.sightline.embedding.network.ResidualBlock;
import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.StoredFace;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.frames.Pixels;
import dev.sightline.training.data.FaceDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Persons made of numbers: each is a pattern of four coloured patches, each picture of it that
 * pattern with noise. A tiny network tells them apart.
 */
public final class SyntheticFaces {
  /** 4 convolutions, 16 numbers out, 32 px. */
  public static final ResidualNetwork TINY =
      new ResidualNetwork(
          "tiny",
          32,
          8,
          List.of(
              new ResidualBlock("conv8_1", 8, false), new ResidualBlock("conv16_down", 16, true)),
          16);

  private SyntheticFaces() {}

  static Preprocessing preprocessing() {
    return Preprocessing.of(TINY);
  }

  static WideChip wide() {
    return CutConfig.wide(ChipTemplate.RESNET_150.scaledTo(TINY.inputSidePx()));
  }

  /** The faces of so many persons with so many pictures each, written to a folder. */
  static FaceDataset persons(Path folder, int persons, int pictures, long seed) throws IOException {
    return persons(folder, persons, pictures, seed, wide());
  }

  /** The same, cut as given. */
  static FaceDataset persons(Path folder, int persons, int pictures, long seed, WideChip wide)
      throws IOException {
    Random random = new Random(seed);
    List<StoredFace> faces = new ArrayList<>();
    for (int person = 0; person < persons; person++) {
      int[] pattern = random.ints(12, 98, 158).toArray();
      for (int picture = 0; picture < pictures; picture++) {
        String name = String.format(Locale.ROOT, "%02d-%02d", person, picture);
        Path png = folder.resolve(name + ".png");
        Files.write(png, pixels(pattern, random, wide.template().sidePx()).toPng());
        faces.add(
            new StoredFace(
                new PersonPicture(String.format(Locale.ROOT, "p%02d", person), png), name, png));
      }
    }
    return new FaceDataset(faces);
  }

  private static Pixels pixels(int[] pattern, Random random, int side) {
    byte[] bgr = new byte[3 * side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int patch = 3 * ((y < side / 2 ? 0 : 2) + (x < side / 2 ? 0 : 1));
        for (int channel = 0; channel < 3; channel++) {
          double value = pattern[patch + channel] + 25 * random.nextGaussian();
          bgr[3 * (y * side + x) + channel] = (byte) Math.max(0, Math.min(255, value));
        }
      }
    }
    return new Pixels(side, side, bgr);
  }
}
