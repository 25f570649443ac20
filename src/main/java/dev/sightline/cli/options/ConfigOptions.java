package dev.sightline.cli.options;

import dev.sightline.config.SightlineConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The options for a command's configuration: a file, the environment, and settings on the command
 * line.
 */
public final class ConfigOptions {

  @Option(names = "--config", paramLabel = "FILE")
  private Path file;

  @Option(names = "--bootstrap-server", paramLabel = "HOST:PORT")
  private String bootstrapServers;

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = new LinkedHashMap<>();

  public SightlineConfig load() {
    return load(Map.of());
  }

  /**
   * Loads the configuration with settings of the command itself.
   *
   * @param others values by setting; they override all others
   */
  public SightlineConfig load(Map<String, String> others) {
    Map<String, String> overrides = new LinkedHashMap<>(settings);
    if (bootstrapServers != null) {
      overrides.put("bootstrap.servers", bootstrapServers);
    }
    overrides.putAll(others);
    return SightlineConfig.load(Optional.ofNullable(file), System.getenv(), overrides);
  }
}
