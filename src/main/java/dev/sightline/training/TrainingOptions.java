package dev.sightline.training;

import dev.sightline.embedding.Precision;
import dev.sightline.evaluation.pictures.CutConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The options of a training run from a folder of pictures to a model bundle.
 *
 * @param files the files of the run
 * @param cut how faces are cut out and where they are stored
 * @param start the source of the initial weights
 * @param validationShare the share of the persons to validate and to calibrate on, in (0, 1)
 * @param precision the precision of the stored weights
 * @param clean whether wrong labels are left out, see {@link dev.sightline.training.data.Cleaning}
 * @param config the configuration of the run
 */
public record TrainingOptions(
    Files files,
    CutConfig cut,
    Start start,
    double validationShare,
    Precision precision,
    boolean clean,
    TrainingConfig config) {

  /**
   * The files of a training run.
   *
   * @param data folders with one folder per person
   * @param out the bundle's file
   * @param exclude a file of names, one per line, of persons to exclude from training, e.g. because
   *     they are in a test set
   * @param checkpoint the file to write, and to resume from if it exists
   */
  public record Files(
      List<Path> data, Path out, Optional<Path> exclude, Optional<Path> checkpoint) {}

  /**
   * The source of the initial weights.
   *
   * @param init {@code ensemble}, {@code mobilefacenet}, {@code face-api} or {@code default}, a
   *     bundle by name; {@code none}, random ones; or the path of a bundle
   * @param network the name of the architecture for random weights, e.g. {@code resnet13};
   *     otherwise it is the bundle's
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
