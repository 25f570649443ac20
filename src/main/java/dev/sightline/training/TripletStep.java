package dev.sightline.training;

import dev.sightline.training.data.Seeds;
import dev.sightline.training.triplets.EmbeddedBatch;
import dev.sightline.training.triplets.EmbeddingPull;
import dev.sightline.training.triplets.TripletFigures;
import dev.sightline.training.triplets.TripletMiner;
import dev.sightline.training.triplets.TripletObjective;
import java.util.List;

/**
 * The computation of the outputs' gradient for a batch: mines the triplets, weights them and
 * differentiates the loss.
 */
public final class TripletStep {
  private final TripletMiner miner;
  private final TripletObjective triplets;
  private final EmbeddingPull pull;
  private final int[] persons;
  private final float[][] targets;
  private final long seed;

  /**
   * @param persons the number of the person of each face of the training set
   * @param targets the pull's target of each face, empty without a pull
   */
  public TripletStep(TrainingConfig config, int[] persons, float[][] targets) {
    this.miner = config.batch().mining().miner(config.objective().loss());
    this.triplets = new TripletObjective(config.objective().loss());
    this.pull = new EmbeddingPull(config.objective().pull());
    this.persons = persons;
    this.targets = targets;
    this.seed = config.seed();
  }

  /**
   * The result of a step.
   *
   * @param outputGradient {@code [batch][dimension]}
   * @param variance the variance of the embeddings, see {@link EmbeddedBatch#variance}
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Result(
      float[][] outputGradient, TripletFigures figures, double pullDistance, double variance) {}

  /**
   * Computes the gradient.
   *
   * @param faces the numbers of the batch's faces in the training set
   * @param outputs {@code [batch][dimension]}, not normalised
   */
  public Result on(List<Integer> faces, float[][] outputs, int step) {
    int[] batchPersons = faces.stream().mapToInt(face -> persons[face]).toArray();
    EmbeddedBatch batch = EmbeddedBatch.of(batchPersons, outputs);
    double[][] gradient = new double[batch.size()][batch.dimension()];
    TripletFigures figures =
        triplets.addGradient(batch, miner.mine(batch, Seeds.random(seed, step)), gradient);
    double distance = 0;
    if (targets.length > 0) {
      float[][] ofBatch = faces.stream().map(face -> targets[face]).toArray(float[][]::new);
      distance = pull.addGradient(batch, ofBatch, gradient);
    }
    return new Result(batch.throughNormalization(gradient), figures, distance, batch.variance());
  }
}
