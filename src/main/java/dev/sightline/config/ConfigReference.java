package dev.sightline.config;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/**
 * A generator of the page that documents every setting, {@code src/site/markdown/configuration.md}.
 */
public final class ConfigReference {
  private static final String INTRODUCTION =
      """
      # Configuration

      Settings come from a properties file (`--config FILE`), over it from the environment (`SIGHTLINE_MATCH_FPIR` for
      `match.fpir`), over that from the command line (`--set match.fpir=0.01`). A setting that is not on this page, or a value
      that is not allowed, ends the program with one line that names it, the allowed values, and where it was set.

      Settings with these prefixes are passed to Kafka's own clients and override Sightline's choices:
      `kafka.` to all of them (`kafka.security.protocol=SASL_SSL`), `producer.`, `consumer.`, `main.consumer.`,
      `restore.consumer.`, `global.consumer.` and `admin.` to those of that kind, `streams.` to Kafka Streams.
      Secrets need not be in the file: Kafka's configuration providers work
      (`kafka.config.providers=file`, `kafka.sasl.jaas.config=${file:/run/secrets/kafka:jaas}`).

      OpenTelemetry's own variables, such as `OTEL_EXPORTER_OTLP_ENDPOINT`, configure where spans are sent
      ([monitoring](monitoring.md#traces)).
      """;

  private ConfigReference() {}

  /** Returns the page, in Markdown. */
  public static String markdown() {
    List<ConfigKey> keys = List.copyOf(SightlineConfig.definition().configKeys().values());
    return INTRODUCTION
        + keys.stream()
            .map(key -> key.group)
            .distinct()
            .map(group -> chapter(group, keys))
            .collect(Collectors.joining());
  }

  private static String chapter(String group, List<ConfigKey> keys) {
    return "\n## "
        + group
        + "\n\n| setting | default | meaning |\n|---|---|---|\n"
        + keys.stream()
            .filter(key -> key.group.equals(group))
            .map(ConfigReference::row)
            .collect(Collectors.joining());
  }

  private static String row(ConfigKey key) {
    String byDefault =
        key.defaultValue == null || key.defaultValue.equals("") ? "" : "`" + key.defaultValue + "`";
    return "| `" + key.name + "` | " + byDefault + " | " + key.documentation + " |\n";
  }
}
