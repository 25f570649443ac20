package dev.sightline.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;

/** The settings with their types, of {@link ConfigSources} and the defaults. */
final class SettingValues {
  private final Map<String, Object> values;
  private final ConfigSources sources;

  private SettingValues(Map<String, Object> values, ConfigSources sources) {
    this.values = values;
    this.sources = sources;
  }

  /**
   * @throws ConfigException if a key is unknown or a value is not of its key's type
   */
  static SettingValues parse(ConfigSources sources) {
    sources.values().keySet().forEach(key -> requireKnown(key, sources));
    Map<String, Object> values = new HashMap<>();
    for (ConfigDef.ConfigKey key : Settings.keys()) {
      values.put(key.name, parse(key, sources));
    }
    return new SettingValues(values, sources);
  }

  private static void requireKnown(String key, ConfigSources sources) {
    if (!Settings.isKnown(key)) {
      throw new ConfigException(
          "there is no setting '%s' (%s); did you mean '%s'?"
              .formatted(key, sources.origin(key), NearestKey.to(key)));
    }
  }

  private static Object parse(ConfigDef.ConfigKey key, ConfigSources sources) {
    String found = sources.values().get(key.name);
    if (found == null || found.isBlank()) {
      return key.defaultValue;
    }
    try {
      return ConfigDef.parseType(key.name, found, key.type);
    } catch (org.apache.kafka.common.config.ConfigException e) {
      throw new ConfigException(
          "%s must be of type %s, was '%s' (%s)"
              .formatted(
                  key.name,
                  key.type.name().toLowerCase(Locale.ROOT),
                  found,
                  sources.origin(key.name)),
          e);
    }
  }

  /** Makes a package's record, whose own rules name the key that is wrong. */
  <T> T record(Function<SettingValues, T> reader) {
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage() + origin(e.getMessage()), e);
    }
  }

  private String origin(String message) {
    return sources.origins().keySet().stream()
        .filter(key -> message.startsWith(key + " "))
        .findFirst()
        .map(key -> " (" + sources.origin(key) + ")")
        .orElse("");
  }

  String string(String key) {
    return (String) values.get(key);
  }

  int integer(String key) {
    return (Integer) values.get(key);
  }

  double real(String key) {
    return (Double) values.get(key);
  }

  OptionalDouble optionalReal(String key) {
    Object value = values.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
  }

  boolean bool(String key) {
    return (Boolean) values.get(key);
  }

  Duration millis(String key) {
    return Duration.ofMillis((Long) values.get(key));
  }

  Duration duration(String key) {
    try {
      return Duration.parse(string(key));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s must be an ISO 8601 duration such as PT1H, was '%s'".formatted(key, string(key)), e);
    }
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(string(key))) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "%s must be one of %s, was '%s'"
            .formatted(
                key,
                Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT),
                string(key)));
  }
}
