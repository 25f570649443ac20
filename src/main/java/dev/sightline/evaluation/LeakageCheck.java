package dev.sightline.evaluation;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.PersonFolders;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.StoredFace;
import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A check for persons and pictures that a test set and a training set share. A network tested on
 * its training data seems better than it is.
 *
 * <p>Persons are compared by name, so they are found only if both sets write names the same way.
 * Pictures are compared by their aligned faces, shrunk to 16 × 16 grey values of mean 0 and length
 * 1. A picture stays similar to itself when it is compressed, scaled or cropped, while two
 * pictures, even of one person, differ.
 */
public final class LeakageCheck {
  private static final int SIDE = 16;

  /** The correlation above which two faces count as one picture. */
  static final double SAME_PICTURE = 0.985;

  private LeakageCheck() {}

  /**
   * The persons and pictures in both sets.
   *
   * @param names the names of persons in both
   * @param pictures the pairs of pictures that look the same
   */
  public record Shared(List<String> names, List<Twins> pictures) {

    public Shared {
      names = List.copyOf(names);
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * Two pictures that look the same.
   *
   * @param correlation the correlation of their faces, in [−1, 1]
   */
  public record Twins(StoredFace training, StoredFace test, double correlation) {}

  /**
   * Compares two folders with one folder per person.
   *
   * @param cut how their faces are cut out and where they are cached
   */
  public static Shared between(Path training, Path test, CutConfig cut) {
    return between(faces(training, cut), faces(test, cut));
  }

  private static List<StoredFace> faces(Path folder, CutConfig cut) {
    List<PersonPicture> pictures = PersonFolders.read(folder);
    try (TerminalProgress progress = new TerminalProgress("faces", pictures.size())) {
      return cut.extraction(ChipTemplate.RESNET_150).run(pictures, progress::advance).faces();
    }
  }

  /** Compares every face of one set with every face of the other. */
  public static Shared between(List<StoredFace> training, List<StoredFace> test) {
    TreeSet<String> names = new TreeSet<>(persons(training));
    names.retainAll(persons(test));
    float[][] thumbnails =
        training.parallelStream().map(LeakageCheck::thumbnail).toArray(float[][]::new);
    List<Twins> twins =
        test.parallelStream()
            .flatMap(
                face -> {
                  float[] thumbnail = thumbnail(face);
                  return IntStream.range(0, training.size())
                      .filter(i -> correlation(thumbnail, thumbnails[i]) >= SAME_PICTURE)
                      .mapToObj(
                          i ->
                              new Twins(
                                  training.get(i), face, correlation(thumbnail, thumbnails[i])));
                })
            .toList();
    return new Shared(new ArrayList<>(names), twins);
  }

  private static List<String> persons(List<StoredFace> faces) {
    return faces.stream().map(face -> face.picture().person()).toList();
  }

  private static double correlation(float[] a, float[] b) {
    return Vectors.cosineSimilarity(a, b);
  }

  private static float[] thumbnail(StoredFace face) {
    try (Image image = Image.of(face.pixels())) {
      return normalized(image.resample(image.bounds(), SIDE, SIDE));
    }
  }

  private static float[] normalized(Pixels pixels) {
    float[] grey = new float[SIDE * SIDE];
    float mean = 0;
    for (int i = 0; i < grey.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        grey[i] += pixels.bgr()[3 * i + channel] & 0xff;
      }
      mean += grey[i] / grey.length;
    }
    double square = 0;
    for (int i = 0; i < grey.length; i++) {
      grey[i] -= mean;
      square += (double) grey[i] * grey[i];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(square, 1e-9)));
    for (int i = 0; i < grey.length; i++) {
      grey[i] *= scale;
    }
    return grey;
  }
}
