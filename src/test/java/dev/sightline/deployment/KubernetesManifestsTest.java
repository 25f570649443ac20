package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests as a cluster gets them: {@code kubectl kustomize} renders them here. */
class KubernetesManifestsTest {
  private static final String DEMO = "overlays/demo";
  private static final String PRODUCTION = "overlays/production";
  private static final Set<String> WATCHED = Set.of("agent", "detect", "embed", "match", "serve");

  /** Of a pod's memory, what neither the heap nor the networks account for. */
  private static final long OVERHEAD_BYTES = 512L << 20;

  @BeforeAll
  static void needKubectl() {
    assumeTrue(Rendering.isPossible(), "kubectl is not installed, so nothing can be rendered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "cameras", DEMO, PRODUCTION})
  void shouldRenderWhatKubernetesUnderstands(String folder) {
    assertThat(Rendering.of(folder).documents()).isNotEmpty().map(Manifests::model).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "cameras", DEMO, PRODUCTION})
  void shouldRunEveryPodWithoutPrivileges(String folder) {
    assertThat(Rendering.of(folder).workloads())
        .isNotEmpty()
        .allSatisfy(workload -> assertRestricted(workload.template().getSpec()));
  }

  private static void assertRestricted(PodSpec pod) {
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getContainers())
        .singleElement()
        .satisfies(
            container -> {
              var security = container.getSecurityContext();
              assertThat(security.getAllowPrivilegeEscalation()).isFalse();
              assertThat(security.getReadOnlyRootFilesystem()).isTrue();
              assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(security.getCapabilities().getAdd()).isEmpty();
            });
    assertThat(pod.getVolumes()).allSatisfy(v -> assertThat(v.getHostPath()).isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "cameras", DEMO, PRODUCTION})
  void shouldLimitAPodsMemoryToMoreThanItsHeapAndItsNetworks(String folder) {
    assertThat(Rendering.of(folder).workloads())
        .allSatisfy(
            workload -> {
              Map<String, Quantity> limits = workload.container().getResources().getLimits();
              long needed =
                  javaBytes(environment(workload, "SIGHTLINE_HEAP"))
                      + javaBytes(environment(workload, "SIGHTLINE_NATIVE"))
                      + OVERHEAD_BYTES;
              assertThat(bytes(limits.get("memory"))).isGreaterThanOrEqualTo(needed);
              assertThat(workload.container().getResources().getRequests().get("memory"))
                  .isEqualTo(limits.get("memory"));
              assertThat(limits).containsKey("cpu");
            });
  }

  private static long bytes(Quantity quantity) {
    BigDecimal bytes = Quantity.getAmountInBytes(quantity);
    return bytes.longValueExact();
  }

  /** A size as the Java machine reads it. */
  private static long javaBytes(String size) {
    long number = Long.parseLong(size.substring(0, size.length() - 1));
    return switch (size.charAt(size.length() - 1)) {
      case 'm' -> number << 20;
      case 'g' -> number << 30;
      default -> throw new IllegalArgumentException("a size must end in m or g, was " + size);
    };
  }

  private static String environment(Rendering.Workload workload, String name) {
    return workload.container().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload + " has no " + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", DEMO, PRODUCTION})
  void shouldProbeThePortThatServesHealth(String folder) {
    assertThat(Rendering.of(folder).workloads())
        .filteredOn(workload -> WATCHED.contains(workload.component()))
        .isNotEmpty()
        .allSatisfy(
            workload -> {
              Container container = workload.container();
              assertThat(container.getPorts())
                  .extracting(ContainerPort::getName)
                  .contains("health");
              assertProbe(container.getStartupProbe(), "/startupz");
              assertProbe(container.getLivenessProbe(), "/livez");
              assertProbe(container.getReadinessProbe(), "/readyz");
              assertThat(workload.template().getMetadata().getAnnotations())
                  .containsEntry("prometheus.io/port", healthPort(container).toString())
                  .containsEntry("prometheus.io/path", "/metrics");
            });
  }

  private static void assertProbe(Probe probe, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("health");
  }

  private static Integer healthPort(Container container) {
    return container.getPorts().stream()
        .filter(port -> port.getName().equals("health"))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {DEMO, PRODUCTION})
  void shouldMountOnlyWhatIsThere(String folder) {
    // Given
    Rendering rendering = Rendering.of(folder);
    Set<String> configMaps = names(rendering.all(ConfigMap.class).stream());
    Set<String> secrets = names(rendering.all(Secret.class).stream());
    // Strimzi makes these; `gallery-key`, `search` and `sign-in` are the operator's own to make.
    secrets.addAll(names(rendering.all(KafkaUser.class).stream()));
    secrets.addAll(
        folder.equals(PRODUCTION)
            ? Set.of("kafka-cluster-ca-cert", "gallery-key", "search", "sign-in")
            : Set.of());

    // Then
    assertThat(rendering.workloads())
        .allSatisfy(
            workload -> {
              List<Volume> volumes = workload.template().getSpec().getVolumes();
              assertThat(volumes.stream().map(Volume::getConfigMap).filter(Objects::nonNull))
                  .allSatisfy(map -> assertThat(configMaps).contains(map.getName()));
              assertThat(volumes.stream().map(Volume::getSecret).filter(Objects::nonNull))
                  .allSatisfy(secret -> assertThat(secrets).contains(secret.getSecretName()));
            });
  }

  private static Set<String> names(
      Stream<? extends io.fabric8.kubernetes.api.model.HasMetadata> objects) {
    return objects
        .map(object -> object.getMetadata().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", DEMO, PRODUCTION})
  void shouldSelectPodsThatThereAre(String folder) {
    // Given
    Rendering rendering = Rendering.of(folder);

    // Then
    assertThat(rendering.all(Service.class))
        .allSatisfy(service -> assertSelects(rendering, service.getSpec().getSelector()));
    assertThat(rendering.all(PodDisruptionBudget.class))
        .allSatisfy(budget -> assertSelects(rendering, budget.getSpec().getSelector()));
    assertThat(rendering.all(NetworkPolicy.class))
        .allSatisfy(policy -> assertSelects(rendering, policy.getSpec().getPodSelector()));
    assertThat(rendering.all(StatefulSet.class))
        .allSatisfy(
            set ->
                assertThat(rendering.find(Service.class, set.getSpec().getServiceName()))
                    .isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", DEMO, PRODUCTION})
  void shouldServeThePageOnlyWithTokensOfASecret(String folder) {
    assertThat(Rendering.of(folder).workloads())
        .filteredOn(workload -> workload.component().equals("serve"))
        .singleElement()
        .satisfies(
            workload ->
                assertThat(workload.container().getEnv())
                    .filteredOn(variable -> variable.getName().equals("SIGHTLINE_SERVE_TOKENS"))
                    .singleElement()
                    .satisfies(
                        tokens -> {
                          assertThat(tokens.getValue()).isNull();
                          assertThat(tokens.getValueFrom().getSecretKeyRef().getName())
                              .isEqualTo("serve");
                        }));
  }

  private static void assertSelects(Rendering rendering, LabelSelector selector) {
    Map<String, String> labels = Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
    assertSelects(rendering, labels);
    selector
        .getMatchExpressions()
        .forEach(
            expression ->
                expression
                    .getValues()
                    .forEach(
                        value -> assertSelects(rendering, Map.of(expression.getKey(), value))));
  }

  private static void assertSelects(Rendering rendering, Map<String, String> labels) {
    assertThat(rendering.workloads())
        .anySatisfy(
            workload ->
                assertThat(workload.template().getMetadata().getLabels())
                    .containsAllEntriesOf(labels));
  }

  @ParameterizedTest
  @ValueSource(strings = {DEMO, PRODUCTION})
  void shouldNameTheImageByAVersion(String folder) {
    assertThat(Rendering.of(folder).workloads())
        .allSatisfy(
            workload ->
                assertThat(workload.container().getImage()).endsWith(":" + Repository.version()));
  }

  @Test
  void shouldHoldNoSecretInTheManifestsOfProduction() {
    assertThat(Rendering.of(PRODUCTION).all(Secret.class)).isEmpty();
  }

  @Test
  void shouldNotScaleBeyondThePartitions() {
    // Given
    Rendering production = Rendering.of(PRODUCTION);
    Map<String, Integer> partitions =
        production.all(KafkaTopic.class).stream()
            .collect(
                Collectors.toMap(t -> t.getMetadata().getName(), t -> t.getSpec().getPartitions()));

    // Then
    assertThat(production.all(Keda.ScaledObject.class))
        .hasSize(2)
        .allSatisfy(
            scaled -> {
              Map<String, String> trigger = scaled.spec().triggers().get(0).metadata();
              assertThat(Keda.KAFKA_PARAMETERS).containsAll(trigger.keySet());
              assertThat(scaled.spec().maxReplicaCount())
                  .isLessThanOrEqualTo(partitions.get(trigger.get("topic")));
              assertSelects(
                  production,
                  Map.of("app.kubernetes.io/component", scaled.spec().scaleTargetRef().name()));
            });
  }

  @Test
  void shouldShareTheCamerasAmongAgentsOfWhichOneAtATimeIsEvicted() {
    // Given
    Rendering production = Rendering.of(PRODUCTION);
    int replicas = production.find(Deployment.class, "agent").orElseThrow().getSpec().getReplicas();

    // Then
    assertThat(replicas)
        .isBetween(
            2,
            production
                .find(KafkaTopic.class, "sightline.cameras")
                .orElseThrow()
                .getSpec()
                .getPartitions());
    assertThat(production.all(PodDisruptionBudget.class))
        .filteredOn(
            budget -> budget.getSpec().getSelector().getMatchLabels().containsValue("agent"))
        .singleElement()
        .extracting(budget -> budget.getSpec().getMaxUnavailable().getIntVal())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "serve"})
  void shouldLetThoseWhoOpenCamerasReachThem(String component) {
    assertThat(Rendering.of(PRODUCTION).all(NetworkPolicy.class))
        .filteredOn(policy -> policy.getMetadata().getName().equals("cameras"))
        .singleElement()
        .extracting(policy -> policy.getSpec().getPodSelector().getMatchExpressions().get(0))
        .satisfies(expression -> assertThat(expression.getValues()).contains(component));
  }

  @Test
  void shouldGiveEveryWorkloadOfProductionAPrincipalOfItsOwn() {
    // Given
    Rendering production = Rendering.of(PRODUCTION);

    // Then
    assertThat(production.workloads())
        .allSatisfy(
            workload ->
                assertThat(workload.template().getSpec().getVolumes())
                    .filteredOn(volume -> volume.getName().equals("kafka-user"))
                    .singleElement()
                    .extracting(volume -> volume.getSecret().getSecretName())
                    .isEqualTo("sightline-" + workload.component()));
  }
}
