package dev.sightline.cli;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One partition, one thread, and visits that end five seconds after the last face. */
final class SmallDeployment {
  private SmallDeployment() {}

  /**
   * @param folder for state
   */
  static SightlineConfig config(BrokerProcess broker, Path folder) {
    return config(broker, folder, Map.of());
  }

  /**
   * @param more settings beside those
   */
  static SightlineConfig config(BrokerProcess broker, Path folder, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("topics.partitions", "1");
    settings.put("run.threads", "1");
    settings.put("presence.timeout.ms", "5000");
    settings.put("run.state.dir", folder.resolve("state").toString());
    return SightlineConfig.load(Optional.empty(), Map.of(), settings);
  }
}
