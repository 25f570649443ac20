package dev.sightline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The settings as they may be logged and shown. */
final class ShownSettings {
  /** The placeholder for a secret value. */
  private static final String HIDDEN = "(set)";

  private ShownSettings() {}

  /**
   * Returns each setting that has a value, by key, defaults included. Secrets, and properties of
   * Kafka's own clients, which may be secret, are reported only as set.
   */
  static List<ShownSetting> of(ConfigDef definition, Map<String, Setting> settings) {
    List<ShownSetting> shown = new ArrayList<>();
    for (ConfigKey key : definition.configKeys().values()) {
      Setting setting = settings.getOrDefault(key.name, byDefault(key));
      if (!setting.value().isEmpty()) {
        String value = key.type == ConfigDef.Type.PASSWORD ? HIDDEN : setting.value();
        shown.add(new ShownSetting(key.name, value, setting.source()));
      }
    }
    settings.values().stream()
        .filter(setting -> KafkaSettings.passesThrough(setting.key()))
        .forEach(setting -> shown.add(new ShownSetting(setting.key(), HIDDEN, setting.source())));
    shown.sort(Comparator.comparing(ShownSetting::key));
    return shown;
  }

  private static Setting byDefault(ConfigKey key) {
    String value = key.defaultValue == null ? "" : key.defaultValue.toString();
    return new Setting(key.name, value, ShownSetting.DEFAULT);
  }
}
