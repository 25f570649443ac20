package dev.sightline.cli.options;

import dev.sightline.config.SightlineConfig;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that runs with the configuration. */
public abstract class ConfiguredCommand extends PrintingCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    return run(options.load());
  }

  /** Returns the exit code. */
  protected abstract int run(SightlineConfig config) throws IOException, InterruptedException;

  /**
   * Loads the configuration with settings of the command itself.
   *
   * @param others values by setting; they override all others
   */
  protected final SightlineConfig configWith(Map<String, String> others) {
    return options.load(others);
  }
}
