package dev.sightline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;

/**
 * The parts of KEDA's {@code keda.sh/v1alpha1} that the manifests may use, from its documentation
 * of release 2.17; no library carries them.
 */
final class Keda {
  private Keda() {}

  record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    record Spec(
        Target scaleTargetRef,
        int pollingInterval,
        int cooldownPeriod,
        int minReplicaCount,
        int maxReplicaCount,
        Fallback fallback,
        Advanced advanced,
        List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name, String envSourceContainerName) {}

    record Fallback(int failureThreshold, int replicas) {}

    record Advanced(
        boolean restoreToOriginalReplicaCount, Autoscaler horizontalPodAutoscalerConfig) {}

    record Autoscaler(String name, HorizontalPodAutoscalerBehavior behavior) {}

    record Trigger(
        String type,
        String name,
        String metricType,
        Map<String, String> metadata,
        Authentication authenticationRef) {}

    record Authentication(String name, String kind) {}
  }

  record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Secrets spec) {
    record Secrets(List<SecretParameter> secretTargetRef) {}

    record SecretParameter(String parameter, String name, String key) {}
  }

  /** The parameters of the trigger {@code kafka}. */
  static final List<String> KAFKA_PARAMETERS =
      List.of(
          "bootstrapServers",
          "consumerGroup",
          "topic",
          "lagThreshold",
          "activationLagThreshold",
          "offsetResetPolicy",
          "allowIdleConsumers",
          "scaleToZeroOnInvalidOffset",
          "excludePersistentLag",
          "limitToPartitionsWithLag",
          "partitionLimitation",
          "version",
          "sasl",
          "tls",
          "unsafeSsl");

  static boolean isKeda(JsonNode document) {
    return document.path("apiVersion").asText().startsWith("keda.sh/");
  }
}
