package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code k8s/} one by one, which needs no kubectl. */
class KubernetesFilesTest {
  private static final String KUSTOMIZATION = "kustomization.yaml";

  static List<Path> manifests() throws IOException {
    return yamlFiles(false);
  }

  static List<Path> kustomizations() throws IOException {
    return yamlFiles(true);
  }

  private static List<Path> yamlFiles(boolean kustomization) throws IOException {
    try (Stream<Path> files = Files.walk(Repository.path("k8s"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> file.getFileName().toString().equals(KUSTOMIZATION) == kustomization)
          .map(Repository.ROOT::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void shouldHoldOnlyFieldsThatKubernetesKnows(Path file) {
    // When
    List<Object> models =
        Manifests.documents(Repository.read(file)).stream().map(Manifests::model).toList();

    // Then
    assertThat(models).isNotEmpty();
  }

  @Test
  void shouldNoticeAnUnknownField() {
    // Given
    JsonNode misspelt =
        Manifests.documents(
                """
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  template:
                    spec:
                      containers:
                        - name: sightline
                          livenessprobe: {}
                """)
            .get(0);

    // Then
    assertThatThrownBy(() -> Manifests.model(misspelt)).hasMessageContaining("livenessprobe");
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void shouldNameFilesThatAreThere(Path file) {
    // Given
    JsonNode kustomization = Manifests.documents(Repository.read(file)).get(0);
    List<String> named = new ArrayList<>();
    for (String list : List.of("resources", "components")) {
      kustomization.path(list).forEach(entry -> named.add(entry.asText()));
    }
    kustomization
        .path("patches")
        .forEach(patch -> named.add(patch.path("path").asText(KUSTOMIZATION)));
    kustomization
        .path("configMapGenerator")
        .forEach(map -> map.path("files").forEach(entry -> named.add(entry.asText())));

    // Then
    Path folder = Repository.ROOT.resolve(file).getParent();
    assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(folder.resolve(name)).exists());
  }

  @Test
  void shouldAlertInTheClusterAsOnOneMachine() {
    // Given
    JsonNode machine =
        Manifests.documents(Repository.read(Repository.path("docker/prometheus/alerts.yml")))
            .get(0);
    JsonNode cluster =
        Manifests.documents(Repository.read(Repository.path("k8s/monitoring/rules.yaml"))).get(0);

    // Then
    assertThat(cluster.path("spec")).isEqualTo(machine);
    assertThat(machine.path("groups").path(0).path("rules"))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.path("annotations").fieldNames())
                    .toIterable()
                    .containsExactly("summary", "description"));
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void shouldSetTheImageToTheVersionOfTheProgram(Path file) {
    // Given
    JsonNode images = Manifests.documents(Repository.read(file)).get(0).path("images");

    // Then
    assertThat(images)
        .allSatisfy(
            image -> {
              assertThat(image.path("name").asText()).isEqualTo("sightline");
              assertThat(image.path("newTag").asText()).isEqualTo(Repository.version());
            });
  }
}
