package dev.sightline.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** A builder of the settings of one chapter of the reference, in order. */
final class SettingGroup {
  private final ConfigDef definition;
  private final String title;
  private int keys;

  SettingGroup(ConfigDef definition, String title) {
    this.definition = definition;
    this.title = title;
  }

  SettingGroup integer(String key, int byDefault, String meaning) {
    return define(key, ConfigDef.Type.INT, byDefault, meaning);
  }

  SettingGroup decimal(String key, double byDefault, String meaning) {
    return define(key, ConfigDef.Type.DOUBLE, byDefault, meaning);
  }

  /** Defines an optional number. */
  SettingGroup optionalDecimal(String key, String meaning) {
    return define(key, ConfigDef.Type.DOUBLE, null, meaning);
  }

  SettingGroup flag(String key, boolean byDefault, String meaning) {
    return define(key, ConfigDef.Type.BOOLEAN, byDefault, meaning);
  }

  SettingGroup millis(String key, Duration byDefault, String meaning) {
    return define(key, ConfigDef.Type.LONG, byDefault.toMillis(), meaning);
  }

  SettingGroup text(String key, String byDefault, String meaning) {
    return define(key, ConfigDef.Type.STRING, byDefault, meaning);
  }

  /** Defines an optional text. */
  SettingGroup optionalText(String key, String meaning) {
    return define(key, ConfigDef.Type.STRING, null, meaning);
  }

  /** Defines an optional text that is never printed. */
  SettingGroup secret(String key, String meaning) {
    return define(key, ConfigDef.Type.PASSWORD, null, meaning);
  }

  <E extends Enum<E>> SettingGroup choice(String key, E byDefault, String meaning) {
    String allowed =
        Arrays.stream(byDefault.getDeclaringClass().getEnumConstants())
            .map(constant -> "`" + Values.name(constant) + "`")
            .collect(Collectors.joining(", "));
    return define(
        key, ConfigDef.Type.STRING, Values.name(byDefault), meaning + " One of " + allowed + ".");
  }

  private SettingGroup define(String key, ConfigDef.Type type, Object byDefault, String meaning) {
    definition.define(
        key, type, byDefault, Importance.MEDIUM, meaning, title, keys++, Width.MEDIUM, key);
    return this;
  }
}
