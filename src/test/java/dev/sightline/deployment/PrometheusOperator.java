package dev.sightline.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/**
 * The parts of the Prometheus operator's {@code monitoring.coreos.com/v1} that the manifests may
 * use, from its API reference; no library carries them.
 */
final class PrometheusOperator {
  private PrometheusOperator() {}

  record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    record Spec(String jobLabel, LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

    record Endpoint(String port, String path, String interval) {}
  }

  record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, Groups spec) {}

  /** Prometheus' own file of rules, too. */
  record Groups(List<Group> groups) {}

  record Group(String name, List<Rule> rules) {}

  record Rule(
      String alert,
      String expr,
      @JsonProperty("for") String lasting,
      Map<String, String> labels,
      Map<String, String> annotations) {}
}
