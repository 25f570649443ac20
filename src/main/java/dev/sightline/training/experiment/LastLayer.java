package dev.sightline.training.experiment;

import dev.sightline.training.FaceFeatures;
import dev.sightline.training.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The last layer of a network, trained alone. The layers before it are fixed, so its {@link
 * FaceFeatures} are computed once, and a step costs a thousandth of a step of the whole network.
 * Used by one thread.
 */
final class LastLayer {
  private final INDArray weights;
  private final AdamUpdater updater;

  /**
   * @param start row-major {@code [features, dimension]}
   * @param features the length of the layer's input
   */
  LastLayer(float[] start, int features, LearningRate rate) {
    weights = Nd4j.create(start, new long[] {features, start.length / features}, 'c');
    INDArray moments = Nd4j.zeros(1, 2L * start.length);
    updater = new AdamUpdater(new Adam(rate));
    updater.setStateViewArray(moments, weights.shape(), 'c', true);
  }

  /**
   * Computes the outputs.
   *
   * @param features {@code [batch][features]}
   * @return {@code [batch][dimension]}, not normalised
   */
  float[][] output(float[][] features) {
    try (INDArray input = Nd4j.createFromArray(features);
        INDArray output = input.mmul(weights)) {
      return output.toFloatMatrix();
    }
  }

  /**
   * Computes the embeddings.
   *
   * @param features {@code [faces][features]}
   * @return {@code [faces][dimension]}, unit vectors
   */
  float[][] embeddings(float[][] features) {
    try (INDArray input = Nd4j.createFromArray(features);
        INDArray output = input.mmul(weights)) {
      return output.diviColumnVector(output.norm2(1)).toFloatMatrix();
    }
  }

  /**
   * Updates the weights along the gradient.
   *
   * @param features {@code [batch][features]}
   * @param outputGradient {@code [batch][dimension]}
   */
  void step(float[][] features, float[][] outputGradient, int step) {
    try (INDArray input = Nd4j.createFromArray(features);
        INDArray error = Nd4j.createFromArray(outputGradient);
        INDArray gradient = input.transpose().mmul(error).dup('c')) {
      updater.applyUpdater(gradient, step, 0);
      weights.subi(gradient);
    }
  }
}
