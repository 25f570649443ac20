package dev.sightline.training.data;

import dev.sightline.evaluation.pictures.StoredFace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Training data without wrong labels. Mining for hard negatives finds exactly those, and the
 * network would learn them.
 *
 * @param kept the data that are left
 * @param misfits the faces left out because they do not fit their person
 * @param lookalikes the persons left out because another person looks like the same one
 */
public record Cleaning(FaceDataset kept, List<StoredFace> misfits, List<String> lookalikes) {
  /** A face whose cosine to the mean of its person's other faces is below this does not fit. */
  private static final double MIN_FIT = 0.25;

  /** Two persons whose mean faces have a cosine above this look like one. */
  private static final double MAX_LIKENESS = 0.62;

  public Cleaning {
    misfits = List.copyOf(misfits);
    lookalikes = List.copyOf(lookalikes);
  }

  /**
   * Cleans data. If two persons look like one, the one with fewer faces is left out, or the later
   * one.
   *
   * @param embeddings {@code [faces][dimension]}, unit vectors
   */
  public static Cleaning of(FaceDataset data, float[][] embeddings) {
    Set<Integer> misfits = new HashSet<>();
    data.facesByPerson().forEach(faces -> addMisfits(faces, embeddings, misfits));
    Set<String> lookalikes = lookalikes(data, embeddings, misfits);
    List<StoredFace> kept = new ArrayList<>();
    List<StoredFace> left = new ArrayList<>();
    for (int i = 0; i < data.faces().size(); i++) {
      (misfits.contains(i) ? left : kept).add(data.faces().get(i));
    }
    return new Cleaning(
        new FaceDataset(kept).without(lookalikes), left, lookalikes.stream().sorted().toList());
  }

  private static void addMisfits(List<Integer> faces, float[][] embeddings, Set<Integer> misfits) {
    if (faces.size() < 2) {
      return;
    }
    double[] sum = sum(faces, embeddings);
    for (int face : faces) {
      double[] others = sum.clone();
      double dot = 0;
      for (int k = 0; k < others.length; k++) {
        others[k] -= embeddings[face][k];
        dot += others[k] * embeddings[face][k];
      }
      if (dot < MIN_FIT * Math.sqrt(dot(others, others))) {
        misfits.add(face);
      }
    }
  }

  private static Set<String> lookalikes(
      FaceDataset data, float[][] embeddings, Set<Integer> misfits) {
    List<String> persons = data.persons();
    List<List<Integer>> faces =
        data.facesByPerson().stream()
            .map(all -> all.stream().filter(face -> !misfits.contains(face)).toList())
            .toList();
    List<double[]> means = faces.stream().map(each -> unitSum(each, embeddings)).toList();
    Set<String> left = new HashSet<>();
    for (int i = 0; i < persons.size(); i++) {
      for (int j = i + 1; j < persons.size(); j++) {
        boolean bothThere = !left.contains(persons.get(i)) && !left.contains(persons.get(j));
        if (bothThere && dot(means.get(i), means.get(j)) > MAX_LIKENESS) {
          left.add(persons.get(faces.get(i).size() < faces.get(j).size() ? i : j));
        }
      }
    }
    return left;
  }

  private static double[] sum(List<Integer> faces, float[][] embeddings) {
    double[] sum = new double[embeddings[0].length];
    for (int face : faces) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += embeddings[face][k];
      }
    }
    return sum;
  }

  /** Returns the direction of the mean; zeros if there is no face. */
  private static double[] unitSum(List<Integer> faces, float[][] embeddings) {
    double[] sum = sum(faces, embeddings);
    double length = Math.max(Double.MIN_NORMAL, Math.sqrt(dot(sum, sum)));
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= length;
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
