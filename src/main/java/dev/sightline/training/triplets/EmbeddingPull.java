package dev.sightline.training.triplets;

/**
 * A pull of each embedding towards its own target: {@code weight · mean ‖u − t‖²}.
 *
 * <p>The target of a picture is the average embedding by the initial network over several views
 * (the chip, its mirror image, shifted ones). So the pull keeps a network near its start. That
 * matters if the initial network was trained on millions of faces and the training set holds a
 * thousand persons. It also teaches the network to get from one view what the start gets from
 * several (knowledge distillation, Hinton et al. 2015, with the network as its own teacher).
 *
 * @param weight the weight relative to the triplet loss, not negative; 0 switches it off
 */
public record EmbeddingPull(double weight) {

  public EmbeddingPull {
    if (!(weight >= 0)) {
      throw new IllegalArgumentException("train.pull must not be negative, was " + weight);
    }
  }

  /**
   * Adds the gradient with respect to the unit embeddings to {@code gradient}: {@code 2 · weight ·
   * (u − t) / batch}.
   *
   * @param targets {@code [batch][dimension]}, unit vectors
   * @return the mean of {@code ‖u − t‖²}, unweighted
   */
  public double addGradient(EmbeddedBatch batch, float[][] targets, double[][] gradient) {
    double sum = 0;
    for (int i = 0; i < batch.size(); i++) {
      double[] unit = batch.unit(i);
      for (int k = 0; k < unit.length; k++) {
        double difference = unit[k] - targets[i][k];
        sum += difference * difference;
        gradient[i][k] += 2 * weight * difference / batch.size();
      }
    }
    return sum / batch.size();
  }
}
