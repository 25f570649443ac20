package dev.sightline.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where settings come from: a properties file, over it the environment, over that the command line.
 *
 * @param values what is set, by key
 * @param origins where each was set, in words
 */
record ConfigSources(Map<String, String> values, Map<String, String> origins) {
  private static final String ENVIRONMENT_PREFIX = "SIGHTLINE_";

  ConfigSources {
    values = Map.copyOf(values);
    origins = Map.copyOf(origins);
  }

  static ConfigSources read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    file.ifPresent(
        path ->
            properties(path)
                .forEach((key, value) -> set(key, value, path.toString(), values, origins)));
    new TreeMap<>(environment)
        .forEach(
            (variable, value) ->
                keyOf(variable).ifPresent(key -> set(key, value, variable, values, origins)));
    overrides.forEach((key, value) -> set(key, value, "command line", values, origins));
    return new ConfigSources(values, origins);
  }

  private static void set(
      String key,
      String value,
      String origin,
      Map<String, String> values,
      Map<String, String> origins) {
    values.put(key, value);
    origins.put(key, origin);
  }

  /**
   * {@code SIGHTLINE_MATCH_FPIR} sets {@code match.fpir}; variables of the launcher set nothing.
   */
  private static Optional<String> keyOf(String variable) {
    if (!variable.startsWith(ENVIRONMENT_PREFIX)) {
      return Optional.empty();
    }
    String key =
        variable.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    return Settings.isKnown(key) ? Optional.of(key) : Optional.empty();
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new ConfigException("cannot read the configuration file " + file, e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  String origin(String key) {
    return origins.getOrDefault(key, "default");
  }
}
