package dev.sightline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that the dashboard and the alerts ask for. */
public final class WatchedMetrics {
  private static final Pattern NAME = Pattern.compile("\\b(sightline|kafka|jvm|process)_\\w+");

  private WatchedMetrics() {}

  /** Those of Kafka's clients, e.g. {@code kafka_consumer_fetch_manager_records_lag}. */
  public static Set<String> ofKafka() {
    return select(true);
  }

  /** Those of Sightline, the Java machine and the process. */
  public static Set<String> ofSightline() {
    return select(false);
  }

  private static Set<String> select(boolean kafka) {
    return inExpressions().stream()
        .filter(name -> name.startsWith("kafka_") == kafka)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inExpressions() {
    Set<String> names = new TreeSet<>();
    for (String file :
        new String[] {"docker/grafana/dashboards/sightline.json", "docker/prometheus/alerts.yml"}) {
      // A JSON file is a YAML file.
      JsonNode document = Manifests.documents(Repository.read(Repository.path(file))).get(0);
      for (String expression : document.findValuesAsText("expr")) {
        NAME.matcher(expression).results().forEach(match -> names.add(match.group()));
      }
    }
    return names;
  }

  /** The names of the series in a page of Prometheus' text format. */
  public static Set<String> in(String scrape) {
    return scrape
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
