package dev.sightline.cli.options;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error, so that standard output contains only the command's output. */
public final class Progress {
  private static final int PLAIN_INTERVAL_MILLIS = 10_000;
  private static final int TERMINAL_INTERVAL_MILLIS = 200;

  private Progress() {}

  /** Creates a bar of that many steps; without a terminal, it prints a line now and then. */
  public static ProgressBar of(String what, long steps) {
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on never null: more lines, no harm
    boolean terminal = System.console() != null;
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(terminal ? TERMINAL_INTERVAL_MILLIS : PLAIN_INTERVAL_MILLIS)
        .setMaxRenderedLength(100)
        .build();
  }
}
