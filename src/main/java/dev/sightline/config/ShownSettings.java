package dev.sightline.config;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The settings as they may be logged. */
final class ShownSettings {
  /** The placeholder for a secret value. */
  private static final String HIDDEN = "(set)";

  private ShownSettings() {}

  /**
   * Returns each setting's value, defaults included. Secrets, and properties of Kafka's own
   * clients, which may be secret, are reported only as set.
   */
  static Map<String, String> of(ConfigDef definition, Map<String, Setting> settings) {
    Map<String, String> shown = new TreeMap<>();
    for (ConfigKey key : definition.configKeys().values()) {
      Setting setting = settings.get(key.name);
      String value = setting == null ? text(key.defaultValue) : setting.value();
      if (!value.isEmpty()) {
        shown.put(key.name, key.type == ConfigDef.Type.PASSWORD ? HIDDEN : value);
      }
    }
    settings.keySet().stream()
        .filter(KafkaSettings::passesThrough)
        .forEach(key -> shown.put(key, HIDDEN));
    return shown;
  }

  private static String text(Object byDefault) {
    return byDefault == null ? "" : byDefault.toString();
  }
}
