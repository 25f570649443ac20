package dev.sightline.training;

import dev.sightline.embedding.Precision;
import dev.sightline.evaluation.pictures.CutConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A training run from a folder of pictures to a model bundle.
 *
 * @param data folder of folders, one a person
 * @param out the bundle's file
 * @param cut how faces are cut out and where they are kept
 * @param start where the weights come from
 * @param exclude file with a person's name a line, whom the network must not see, e.g. because a
 *     test set has them
 * @param validationShare part of the persons to validate and to calibrate on, in (0, 1)
 * @param checkpoint file to keep, and to go on from if it exists
 * @param precision of the stored weights
 * @param config of the run
 */
public record TrainingOptions(
    Path data,
    Path out,
    CutConfig cut,
    Start start,
    Optional<Path> exclude,
    double validationShare,
    Optional<Path> checkpoint,
    Precision precision,
    TrainingConfig config) {

  /**
   * Where the weights come from.
   *
   * @param init {@code face-api} or {@code default}, a bundle by name; {@code none}, random ones;
   *     or the path of a bundle
   * @param network name of the architecture for random weights, e.g. {@code resnet13}; otherwise it
   *     is the bundle's
   */
  public record Start(String init, String network) {
    /** The value of {@link #init} for random weights. */
    public static final String NONE = "none";
  }

  public TrainingOptions {
    if (!(validationShare > 0 && validationShare < 1)) {
      throw new IllegalArgumentException(
          "train.validation must be in (0, 1), was " + validationShare);
    }
  }
}
