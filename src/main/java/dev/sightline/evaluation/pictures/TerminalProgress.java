package dev.sightline.evaluation.pictures;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error. Thread-safe. */
public final class TerminalProgress implements AutoCloseable {
  private final ProgressBar bar;

  /**
   * @param task what is being done, e.g. {@code "faces"}
   * @param total steps that it takes
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

  /** So many more steps are done. */
  public void advance(long steps) {
    bar.stepBy(steps);
  }

  /** So many steps are done in all, and this is how it goes. */
  public void at(long done, String message) {
    bar.stepTo(done);
    bar.setExtraMessage(message);
  }

  @Override
  public void close() {
    bar.close();
  }
}
