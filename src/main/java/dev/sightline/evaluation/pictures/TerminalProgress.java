package dev.sightline.evaluation.pictures;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error. Thread-safe. */
public final class TerminalProgress implements AutoCloseable {
  private final ProgressBar bar;

  /**
   * @param task the name of the task, e.g. {@code "faces"}
   * @param total the number of steps
   */
  public TerminalProgress(String task, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(1000)
            .setMaxRenderedLength(120)
            .build();
  }

  /** Adds a number of finished steps. */
  public void advance(long steps) {
    bar.stepBy(steps);
  }

  /** Sets the number of finished steps and the message. */
  public void at(long done, String message) {
    bar.stepTo(done);
    bar.setExtraMessage(message);
  }

  @Override
  public void close() {
    bar.close();
  }
}
