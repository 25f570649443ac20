package dev.sightline.training;

import dev.sightline.training.data.FaceInputs;
import dev.sightline.training.data.View;
import java.util.List;
import java.util.function.LongConsumer;

/** The embedding of all faces of a data set, each as the average over several views. */
record FaceViews(FaceInputs reader, List<View> views) {
  /** The number of rows in a batch at which a network costs least per picture. */
  private static final int BATCH = 32;

  /**
   * Embeds the faces.
   *
   * @param progress called with the number of faces done
   * @return {@code [faces][dimension]}: the sum of the outputs for the views, scaled to length 1
   */
  float[][] embed(DataParallelNetwork network, LongConsumer progress) {
    int faces = reader.data().faces().size();
    int atOnce = Math.max(1, BATCH / views.size());
    float[][] embeddings = new float[faces][];
    for (int from = 0; from < faces; from += atOnce) {
      int first = from;
      int count = Math.min(atOnce, faces - from);
      float[][] outputs =
          network.output(
              (row, target, offset) ->
                  reader.writeView(
                      first + row / views.size(), views.get(row % views.size()), target, offset),
              count * views.size());
      for (int i = 0; i < count; i++) {
        embeddings[from + i] = normalizedSum(outputs, i * views.size());
      }
      progress.accept(first + count);
    }
    return embeddings;
  }

  private float[] normalizedSum(float[][] outputs, int from) {
    float[] sum = new float[outputs[from].length];
    for (int row = from; row < from + views.size(); row++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += outputs[row][k];
      }
    }
    double square = 0;
    for (float value : sum) {
      square += (double) value * value;
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int k = 0; k < sum.length; k++) {
      sum[k] *= scale;
    }
    return sum;
  }
}
