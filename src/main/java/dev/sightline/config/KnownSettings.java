package dev.sightline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** A check for settings that do not exist. */
final class KnownSettings {
  private KnownSettings() {}

  /**
   * Checks the names of settings.
   *
   * @throws ConfigException if a setting is neither defined nor passed through
   */
  static void check(ConfigDef definition, Map<String, Setting> settings) {
    for (Setting setting : settings.values()) {
      if (!definition.names().contains(setting.key())
          && !KafkaSettings.passesThrough(setting.key())) {
        throw new ConfigException(
            "there is no setting '"
                + setting.key()
                + "' ("
                + setting.source()
                + ")"
                + nearest(setting.key(), definition.names())
                    .map(known -> "; did you mean '" + known + "'?")
                    .orElse(""));
      }
    }
  }

  /**
   * Returns the known setting with the fewest edits to the unknown one, if those are at most half
   * its length.
   */
  private static Optional<String> nearest(String unknown, Collection<String> known) {
    return known.stream()
        .filter(key -> edits(unknown, key) <= unknown.length() / 2)
        .min(Comparator.<String>comparingInt(key -> edits(unknown, key)).thenComparing(key -> key));
  }

  /** Returns Levenshtein's distance: insertions, deletions and replacements of a character. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
