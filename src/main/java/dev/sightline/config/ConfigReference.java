package dev.sightline.config;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Writes the page that documents every key, {@code src/site/markdown/configuration.md}. */
public final class ConfigReference {
  private static final String INTRODUCTION =
      """
      # Configuration

      Settings come from a properties file (`--config FILE`), over it from the environment (`SIGHTLINE_MATCH_FPIR` for
      `match.fpir`), over that from the command line (`--set match.fpir=0.01`). A key that is not on this page, or a value
      that is not allowed, ends the program with one line that says which, what is allowed, and where it was set.

      Everything after these prefixes goes to Kafka's own clients as it is, and wins over what Sightline chooses:
      `kafka.` to all of them (`kafka.security.protocol=SASL_SSL`), `producer.`, `consumer.`, `main.consumer.`,
      `restore.consumer.`, `global.consumer.` and `admin.` to those of that kind, `streams.` to Kafka Streams.
      Secrets need not stand here: Kafka's configuration providers work
      (`kafka.config.providers=file`, `kafka.sasl.jaas.config=${file:/run/secrets/kafka:jaas}`).

      Where spans are sent is not said here but by OpenTelemetry's own variables, `OTEL_EXPORTER_OTLP_ENDPOINT` and its
      like ([monitoring](monitoring.md#traces)).
      """;

  private ConfigReference() {}

  /** The page, in Markdown. */
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
        + "\n\n| key | default | meaning |\n|---|---|---|\n"
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
