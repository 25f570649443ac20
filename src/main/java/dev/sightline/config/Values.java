package dev.sightline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.types.Password;

/** The values of the known settings, each of its type: the user's, or else the default. */
final class Values {
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Setting> settings;

  Values(ConfigDef definition, Map<String, Setting> settings) {
    this.settings = Map.copyOf(settings);
    for (ConfigKey key : definition.configKeys().values()) {
      Setting setting = settings.get(key.name);
      values.put(key.name, setting == null ? key.defaultValue : parse(key, setting));
    }
  }

  private static Object parse(ConfigKey key, Setting setting) {
    if (setting.value().isEmpty() && key.defaultValue == null) {
      return null;
    }
    try {
      Object value = ConfigDef.parseType(key.name, setting.value(), key.type);
      return value instanceof Password secret ? secret.value() : value;
    } catch (org.apache.kafka.common.config.ConfigException e) {
      throw wrong(setting, "must be " + noun(key.type));
    }
  }

  private static String noun(ConfigDef.Type type) {
    return switch (type) {
      case BOOLEAN -> "true or false";
      case INT, SHORT, LONG -> "a whole number of at most " + bits(type) + " bits";
      case DOUBLE -> "a number";
      case STRING, LIST, CLASS, PASSWORD -> "text";
    };
  }

  private static int bits(ConfigDef.Type type) {
    return type == ConfigDef.Type.LONG ? Long.SIZE : Integer.SIZE;
  }

  private static ConfigException wrong(Setting setting, String rule) {
    return new ConfigException(
        String.format(
            Locale.ROOT,
            "%s %s, was '%s' (%s)",
            setting.key(),
            rule,
            setting.value(),
            setting.source()));
  }

  int integer(String key) {
    return (Integer) values.get(key);
  }

  double decimal(String key) {
    return (Double) values.get(key);
  }

  OptionalDouble optionalDecimal(String key) {
    Object value = values.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
  }

  boolean flag(String key) {
    return (Boolean) values.get(key);
  }

  Duration millis(String key) {
    return Duration.ofMillis((Long) values.get(key));
  }

  String text(String key) {
    return (String) values.get(key);
  }

  Optional<String> optionalText(String key) {
    return Optional.ofNullable(text(key)).filter(value -> !value.isBlank());
  }

  /** Returns words that are separated by spaces; none if it is not set. */
  List<String> words(String key) {
    return optionalText(key).stream()
        .flatMap(text -> Stream.of(text.strip().split("\\s+")))
        .distinct()
        .toList();
  }

  Optional<Path> optionalPath(String key) {
    return optionalText(key).map(Path::of);
  }

  Path path(String key) {
    return Path.of(text(key));
  }

  /**
   * Returns a constant by its name in lower case.
   *
   * @param type an enum
   */
  Object choice(String key, Class<?> type) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(Enum.class::cast).toList();
    String wanted = text(key).toLowerCase(Locale.ROOT);
    return constants.stream()
        .filter(constant -> name(constant).equals(wanted))
        .findFirst()
        .orElseThrow(() -> wrong(settings.get(key), "must be one of " + names(constants)));
  }

  private static String names(List<Enum<?>> constants) {
    return constants.stream().map(Values::name).collect(Collectors.joining(", "));
  }

  /** Returns the name of a constant in settings. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Creates a record. If the record rejects a value with a message that begins with the setting,
   * the exception also names the source.
   */
  <T> T make(Function<Values, T> record) {
    try {
      return record.apply(this);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage() + source(e.getMessage()), e);
    }
  }

  private String source(String message) {
    return settings.values().stream()
        .filter(setting -> message.startsWith(setting.key() + " "))
        .map(setting -> " (" + setting.source() + ")")
        .findFirst()
        .orElse("");
  }
}
