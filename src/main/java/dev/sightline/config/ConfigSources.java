package dev.sightline.config;

import dev.sightline.files.TextFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The sources of settings: a properties file, overridden by the environment, overridden by the
 * command line.
 */
final class ConfigSources {
  private static final String ENVIRONMENT_PREFIX = "SIGHTLINE_";

  /** Variables for the launcher and the logging, which the program ignores. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of(
          "SIGHTLINE_DATA",
          "SIGHTLINE_HEAP",
          "SIGHTLINE_NATIVE",
          "SIGHTLINE_JAVA_OPTS",
          "SIGHTLINE_LOG",
          "SIGHTLINE_LOG_FORMAT",
          "SIGHTLINE_LOG_ROOT",
          "SIGHTLINE_BROKER_LOG",
          "SIGHTLINE_TEST_LOG");

  /** Variables that Kubernetes sets for a service whose name begins with sightline. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(
          "SIGHTLINE_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");

  /** The value that Kubernetes gives e.g. {@code SIGHTLINE_SERVE_PORT}; a number is a setting. */
  private static final Pattern ADDRESS_OF_KUBERNETES = Pattern.compile("(tcp|udp|sctp)://.*");

  private ConfigSources() {}

  /**
   * Reads all settings by name, each with its source.
   *
   * @throws ConfigException if the file cannot be read
   */
  static Map<String, Setting> read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    file.ifPresent(
        path ->
            properties(path).forEach((key, value) -> put(settings, key, value, path.toString())));
    environment.forEach(
        (variable, value) -> {
          if (isSetting(variable, value)) {
            put(settings, keyOf(variable), value, variable);
          }
        });
    overrides.forEach((key, value) -> put(settings, key, value, "command line"));
    return settings;
  }

  private static void put(Map<String, Setting> settings, String key, String value, String source) {
    settings.put(key, new Setting(key, value.strip(), source));
  }

  private static boolean isSetting(String variable, String value) {
    return variable.startsWith(ENVIRONMENT_PREFIX)
        && !OF_THE_LAUNCHER.contains(variable)
        && !OF_KUBERNETES.matcher(variable).matches()
        && !(variable.endsWith("_PORT") && ADDRESS_OF_KUBERNETES.matcher(value).matches());
  }

  /** Returns the setting of a variable: {@code SIGHTLINE_MATCH_FPIR} sets {@code match.fpir}. */
  private static String keyOf(String variable) {
    return variable
        .substring(ENVIRONMENT_PREFIX.length())
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(TextFile.read(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException("cannot read the properties file " + file, e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }
}
