package dev.sightline.training;

import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The output of a network before its last layer, for each face of a data set.
 *
 * <p>Not a record: its arrays are shared, not copied; they must not be changed.
 */
public final class FaceFeatures {
  /** The number of rows in a batch at which a network costs least per picture. */
  private static final int BATCH = 32;

  private final FaceDataset data;
  private final float[][] features;

  public FaceFeatures(FaceDataset data, float[][] features) {
    if (data.faces().size() != features.length) {
      throw new IllegalArgumentException(
          "each face needs its features, found "
              + data.faces().size()
              + " faces and "
              + features.length
              + " rows");
    }
    this.data = data;
    this.features = features;
  }

  /**
   * Computes the features.
   *
   * @param progress called with the number of faces done
   */
  public static FaceFeatures of(NetworkWeights weights, ChipReader faces, LongConsumer progress) {
    TrainingGraph graph = TrainingGraph.of(weights, new NoOp(), Set.of());
    int count = faces.data().faces().size();
    int inputSize = faces.preprocessing().inputSize();
    List<float[]> features = new ArrayList<>(count);
    while (features.size() < count) {
      int from = features.size();
      int rows = Math.min(BATCH, count - from);
      float[] pixels = new float[rows * inputSize];
      for (int row = 0; row < rows; row++) {
        faces.writeView(from + row, View.PLAIN.get(0), pixels, row * inputSize);
      }
      features.addAll(List.of(graph.features(pixels, rows)));
      progress.accept(features.size());
    }
    return new FaceFeatures(faces.data(), features.toArray(float[][]::new));
  }

  public FaceDataset data() {
    return data;
  }

  /**
   * Returns the features of all faces, {@code [faces][features]}; shared, the caller must not
   * change them.
   */
  public float[][] all() {
    return features;
  }

  /** Returns the features of some faces, {@code [faces][features]}. */
  public float[][] of(List<Integer> faces) {
    return faces.stream().map(face -> features[face]).toArray(float[][]::new);
  }

  /** Returns the mean over all faces, {@code [features]}. */
  public double[] mean() {
    double[] mean = new double[features[0].length];
    for (float[] row : features) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / features.length;
      }
    }
    return mean;
  }
}
