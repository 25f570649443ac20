package dev.sightline.training;

import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.training.triplets.TripletFigures;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A display of a run: a progress bar on standard error with the figures since the last validation,
 * and a log line for each validation.
 */
public final class TerminalTraining implements TrainingListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TerminalTraining.class);

  private final String name;
  private TerminalProgress looks;
  private TerminalProgress steps;

  /**
   * @param name the name of the run, which begins each line
   */
  public TerminalTraining(String name) {
    this.name = name;
  }

  @Override
  public void looked(long faces, long of) {
    looks = looks == null ? new TerminalProgress(name + " targets", of) : looks;
    looks.at(faces, "");
  }

  @Override
  public void stepped(int step, int of, Pace pace) {
    steps = steps == null ? new TerminalProgress(name, of) : steps;
    TripletFigures triplets = pace.triplets();
    steps.at(
        step,
        String.format(
            Locale.ROOT,
            "%.0f img/s, loss %.4f, active %.0f %%, d(A,P) %.3f, d(A,N) %.3f",
            pace.imagesPerSecond(),
            triplets.meanLoss(),
            100 * triplets.activeShare(),
            triplets.meanToPositive(),
            triplets.meanToNegative()));
  }

  @Override
  public void validated(EpochFigures figures) {
    log.info(
        "{} step {}: {} triplets offered, {} active, loss {}, pull {}; VAL at FAR 1e-2 {}, 1e-3 {},"
            + " 1e-4 {}, EER {}; {} images/s",
        name,
        figures.step(),
        figures.triplets().offered(),
        figures.triplets().active(),
        rounded(figures.triplets().meanLoss()),
        rounded(figures.pullDistance()),
        rounded(figures.validation().valAtFar1e2()),
        rounded(figures.validation().valAtFar1e3()),
        rounded(figures.validation().valAtFar1e4()),
        rounded(figures.validation().equalErrorRate()),
        Math.round(figures.imagesPerSecond()));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public void close() {
    if (looks != null) {
      looks.close();
    }
    if (steps != null) {
      steps.close();
    }
  }
}
