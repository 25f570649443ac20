package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sightline.cameras.CameraCodec;
import dev.sightline.cli.CommandLines;
import dev.sightline.config.SightlineConfig;
import dev.sightline.deployment.Rendering.Workload;
import dev.sightline.serving.http.OidcConfig;
import dev.sightline.topics.TopicSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests and the compose file against the program that they run. */
class DeployedProgramTest {
  private static final String PRODUCTION = "overlays/production";

  /** The commands that send or process frames. */
  private static final Set<String> STREAMING = Set.of("run", "agent");

  @BeforeAll
  static void needKubectl() {
    assumeTrue(Rendering.isPossible(), "kubectl is not installed, so nothing can be rendered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s/overlays/demo/sightline.properties",
        "k8s/overlays/production/sightline.properties",
        "docker/sightline.properties"
      })
  void shouldBeConfiguredInTheProgramsOwnWords(String file) {
    assertThat(load(file).health().port()).isEqualTo(8081);
  }

  private static SightlineConfig load(String file) {
    return SightlineConfig.load(Optional.of(Repository.path(file)), Map.of(), Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/demo", PRODUCTION})
  void shouldProbeThePortThatTheProgramListensOn(String overlay) {
    // Given
    SightlineConfig config = load("k8s/" + overlay + "/sightline.properties");

    // Then
    assertThat(config.health().host()).isEqualTo("0.0.0.0");
    assertThat(
            Rendering.of(overlay).workloads().stream()
                .flatMap(workload -> workload.container().getPorts().stream())
                .filter(port -> "health".equals(port.getName()))
                .map(ContainerPort::getContainerPort))
        .isNotEmpty()
        .allMatch(port -> port == config.health().port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/demo", PRODUCTION})
  void shouldReachThePageWhereTheProgramServesIt(String overlay) {
    // Given
    SightlineConfig config = load("k8s/" + overlay + "/sightline.properties");

    // Then
    assertThat(
            Rendering.of(overlay).workloads().stream()
                .flatMap(workload -> workload.container().getPorts().stream())
                .filter(port -> "page".equals(port.getName()))
                .map(ContainerPort::getContainerPort))
        .containsExactly(config.serve().port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "cameras", "overlays/demo", PRODUCTION})
  void shouldGivePodsArgumentsThatTheProgramUnderstands(String folder) {
    assertThat(Rendering.of(folder).workloads())
        .isNotEmpty()
        .allSatisfy(
            workload -> {
              List<String> command = CommandLines.parse(workload.container().getArgs());
              assertThat(command.get(0)).isIn(workload.component(), "run");
            });
  }

  @Test
  void shouldGiveContainersArgumentsThatTheProgramUnderstands() {
    // Given
    JsonNode services =
        Manifests.documents(Repository.read(Repository.path("docker/compose.yaml")))
            .get(0)
            .path("services");

    // Then
    services
        .findValues("command")
        .forEach(
            command -> {
              List<String> arguments = new ArrayList<>();
              command.forEach(argument -> arguments.add(argument.asText()));
              assertThat(CommandLines.parse(arguments)).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/demo", PRODUCTION})
  void shouldImportCamerasThatTheProgramUnderstandsAndNoPasswords(String overlay) {
    // Given
    Workload job = only(overlay, "cameras");
    Path file = Path.of(job.container().getArgs().get(job.container().getArgs().size() - 1));
    String map =
        job.template().getSpec().getVolumes().stream()
            .filter(volume -> volume.getName().equals("cameras"))
            .map(volume -> volume.getConfigMap().getName())
            .findFirst()
            .orElseThrow();

    // When
    ConfigMap cameras = Rendering.of(overlay).find(ConfigMap.class, map).orElseThrow();

    // Then
    assertThat(job.container().getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .contains(file.getParent().toString());
    assertThat(CameraCodec.readFile(cameras.getData().get(file.getFileName().toString())))
        .isNotEmpty()
        .allSatisfy(camera -> assertThat(camera.source()).isNotEmpty().doesNotContain("@"));
  }

  private static Workload only(String overlay, String component) {
    return Rendering.of(overlay).workloads().stream()
        .filter(workload -> workload.component().equals(component))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldLetStrimziMakeTheTopicsThatTheProgramWouldMake() {
    // Given
    SightlineConfig config = load("k8s/" + PRODUCTION + "/sightline.properties");
    List<KafkaTopic> topics = Rendering.of(PRODUCTION).all(KafkaTopic.class);

    // Then
    assertThat(topics.stream().map(DeployedProgramTest::spec))
        .containsExactlyInAnyOrderElementsOf(config.topics().specs(config.frames().maxBytes()));
  }

  /** All that the program asks for; it does not ask for more than one replica in sync. */
  private static TopicSpec spec(KafkaTopic topic) {
    Map<String, String> settings = new HashMap<>();
    topic.getSpec().getConfig().forEach((key, value) -> settings.put(key, value.toString()));
    assertThat(settings.remove("min.insync.replicas")).isEqualTo("2");
    return new TopicSpec(
        topic.getMetadata().getName(),
        topic.getSpec().getPartitions(),
        topic.getSpec().getReplicas(),
        settings);
  }

  @Test
  void shouldScaleWhereTheProgramsGroupsAndTopicsAre() {
    // Given
    SightlineConfig config = load("k8s/" + PRODUCTION + "/sightline.properties");
    Map<String, String> read =
        Map.of(
            "detect", config.topics().names().frames(),
            "embed", config.topics().names().faces());

    // Then
    assertThat(Rendering.of(PRODUCTION).all(Keda.ScaledObject.class))
        .allSatisfy(
            scaled -> {
              String stage = scaled.spec().scaleTargetRef().name();
              assertThat(scaled.spec().triggers().get(0).metadata())
                  .containsEntry("topic", read.get(stage))
                  .containsEntry("consumerGroup", config.run().applicationId() + "-" + stage)
                  .containsEntry("bootstrapServers", config.bootstrapServers());
              assertThat(scaled.spec().maxReplicaCount() * config.run().threads())
                  .isLessThanOrEqualTo(config.topics().partitions());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/demo", PRODUCTION})
  void shouldGiveTheProgramTimeToEnd(String overlay) {
    // Given
    Duration closing = load("k8s/" + overlay + "/sightline.properties").run().closeTimeout();

    // Then
    assertThat(
            Rendering.of(overlay).workloads().stream()
                .filter(workload -> STREAMING.contains(workload.container().getArgs().get(0)))
                .map(workload -> workload.template().getSpec().getTerminationGracePeriodSeconds()))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(seconds -> seconds > closing.toSeconds());
  }

  @Test
  void shouldFindTheCertificatesWhereTheyAreMounted() {
    // Given
    Map<String, Object> kafka = load("k8s/" + PRODUCTION + "/sightline.properties").kafka().admin();
    List<String> mounts =
        Rendering.of(PRODUCTION).workloads().get(0).container().getVolumeMounts().stream()
            .map(mount -> mount.getMountPath())
            .toList();

    // Then
    assertThat(
            kafka.values().stream()
                .map(Object::toString)
                .filter(value -> value.startsWith("${kafka:"))
                .map(value -> value.substring("${kafka:".length(), value.lastIndexOf(':')))
                .collect(Collectors.toSet()))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(mounts).contains(path));
  }

  @Test
  void shouldSendTracesOnlyIfThereIsAConfigMapThatSaysWhereTo() {
    assertThat(Rendering.of(PRODUCTION).workloads())
        .filteredOn(workload -> STREAMING.contains(workload.container().getArgs().get(0)))
        .filteredOn(workload -> !workload.component().equals("search"))
        .hasSize(4)
        .allSatisfy(
            workload -> {
              EnvFromSource source = workload.container().getEnvFrom().get(0);
              assertThat(source.getConfigMapRef().getName()).isEqualTo("traces");
              assertThat(source.getConfigMapRef().getOptional()).isTrue();
            });
  }

  @Test
  void shouldGiveTheGallerysKeyToThoseWhoReadTheGalleryOrCamerasAndToNobodyElse() {
    // Given
    String folder =
        Path.of(load("k8s/" + PRODUCTION + "/sightline.properties").encryption().config().keyFile())
            .getParent()
            .toString();

    // Then
    assertThat(Rendering.of(PRODUCTION).workloads())
        .filteredOn(
            workload ->
                workload.container().getVolumeMounts().stream()
                    .anyMatch(mount -> mount.getMountPath().equals(folder)))
        .extracting(workload -> workload.component())
        .containsExactlyInAnyOrder("agent", "cameras", "match", "search", "serve");
  }

  @Test
  void shouldSignPeopleInWithASecretThatOnlyThePageHas() {
    // Given
    OidcConfig.Login login =
        load("k8s/" + PRODUCTION + "/sightline.properties")
            .serve()
            .access()
            .oidc()
            .flatMap(OidcConfig::login)
            .orElseThrow();
    Path secret = login.client().secretFile().orElseThrow();

    // Then
    assertThat(login.isSecure()).isTrue();
    assertThat(Rendering.of(PRODUCTION).workloads())
        .filteredOn(
            workload ->
                workload.container().getVolumeMounts().stream()
                    .anyMatch(mount -> secret.startsWith(mount.getMountPath())))
        .singleElement()
        .satisfies(
            workload -> {
              assertThat(workload.component()).isEqualTo("serve");
              assertThat(workload.template().getSpec().getVolumes())
                  .filteredOn(volume -> volume.getName().equals("sign-in"))
                  .singleElement()
                  .satisfies(
                      volume ->
                          assertThat(volume.getSecret().getSecretName()).isEqualTo("sign-in"));
            });
  }
}
