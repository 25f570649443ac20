package dev.sightline.cli.options;

import dev.sightline.config.SightlineConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Where a command's configuration comes from: a file, the environment, and what stands on the
 * command line.
 */
public final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "a properties file; the environment (SIGHTLINE_MATCH_FPIR for match.fpir) goes over it")
  private Path file;

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "Kafka; short for --set bootstrap.servers=…")
  private String bootstrapServers;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting that goes over file and environment; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  public SightlineConfig load() {
    return load(Map.of());
  }

  /**
   * The same, but for what a command sets itself.
   *
   * @param others by key; they go over all else
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
