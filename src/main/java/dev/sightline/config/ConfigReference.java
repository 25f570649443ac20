package dev.sightline.config;

import org.apache.kafka.common.config.ConfigDef;

/** The table of all settings for the documentation. */
public final class ConfigReference {

  private ConfigReference() {}

  /** A Markdown table, one row a key, in the order of the flow. */
  public static String markdown() {
    StringBuilder table = new StringBuilder("| key | default | meaning |\n|---|---|---|\n");
    for (ConfigDef.ConfigKey key : Settings.keys()) {
      String value = key.defaultValue == null ? "" : "`" + key.defaultValue + "`";
      table.append("| `%s` | %s | %s |%n".formatted(key.name, value, key.documentation));
    }
    return table.toString().replace(System.lineSeparator(), "\n");
  }
}
