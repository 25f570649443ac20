package dev.sightline.training.triplets;

/**
 * Pulls each embedding towards a target of its own: {@code weight · mean ‖u − t‖²}.
 *
 * <p>The targets are what the network that training started from makes of a picture when it may
 * look several times (the chip, its mirror image, shifted ones) and average. The pull so keeps a
 * network near its start, which matters when the start has seen millions of faces and the training
 * set holds a thousand persons, and teaches it to see in one look what the start sees in several
 * (knowledge distillation, Hinton et al. 2015, with the network as its own teacher).
 *
 * @param weight relative to the triplet loss, not negative; 0 switches it off
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
