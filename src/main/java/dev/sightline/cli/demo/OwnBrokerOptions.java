package dev.sightline.cli.demo;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The settings of a command that starts a broker of its own. */
public final class OwnBrokerOptions {

  @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "own.broker.set")
  private Map<String, String> settings = new LinkedHashMap<>();

  boolean sets(String key) {
    return settings.containsKey(key);
  }

  /**
   * Loads the configuration.
   *
   * @param usual values by setting that the user may override
   */
  public SightlineConfig load(Map<String, String> usual, BrokerProcess broker, Path state) {
    Map<String, String> all = new LinkedHashMap<>(usual);
    all.putAll(settings);
    all.put("bootstrap.servers", broker.bootstrapServers());
    all.put("run.state.dir", state.toString());
    return SightlineConfig.load(Optional.empty(), System.getenv(), all);
  }
}
