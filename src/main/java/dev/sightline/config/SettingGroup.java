package dev.sightline.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** A builder of the settings of one chapter of the reference, in order. */
final class SettingGroup {
  /** What each setting means, by its key. */
  private static final ResourceBundle MEANINGS =
      ResourceBundle.getBundle("help.settings", Locale.ROOT);

  private final ConfigDef definition;
  private final String title;
  private int keys;

  SettingGroup(ConfigDef definition, String title) {
    this.definition = definition;
    this.title = title;
  }

  SettingGroup integer(String key, int byDefault) {
    return define(key, ConfigDef.Type.INT, byDefault);
  }

  SettingGroup millis(String key, Duration byDefault) {
    return define(key, ConfigDef.Type.LONG, byDefault.toMillis());
  }

  SettingGroup text(String key, String byDefault) {
    return define(key, ConfigDef.Type.STRING, byDefault);
  }

  /** Defines an optional text. */
  SettingGroup optionalText(String key) {
    return define(key, ConfigDef.Type.STRING, null);
  }

  /** Defines an optional text that is never printed. */
  SettingGroup secret(String key) {
    return define(key, ConfigDef.Type.PASSWORD, null);
  }

  SettingGroup choice(String key, Enum<?> byDefault) {
    String allowed =
        Arrays.stream(byDefault.getDeclaringClass().getEnumConstants())
            .map(constant -> "`" + Values.name(constant) + "`")
            .collect(Collectors.joining(", "));
    return define(
        key,
        ConfigDef.Type.STRING,
        Values.name(byDefault),
        MEANINGS.getString(key) + " One of " + allowed + ".");
  }

  SettingGroup define(String key, ConfigDef.Type type, Object byDefault) {
    return define(key, type, byDefault, MEANINGS.getString(key));
  }

  private SettingGroup define(String key, ConfigDef.Type type, Object byDefault, String meaning) {
    definition.define(
        key, type, byDefault, Importance.MEDIUM, meaning, title, keys++, Width.MEDIUM, key);
    return this;
  }
}
